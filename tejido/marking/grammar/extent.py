"""How far a name runs to the right of its head noun, and where shorter forms of it end.

The rules follow the grammar of institutional names: links (``de``, ``para``, ``contra`` ...;
``of``, ``for``) carry on before capitals, coordination stays inside when what follows is no head of
its own, lower-case words stay inside within bounds.
"""

from __future__ import annotations

from typing import NamedTuple

from tejido.marking.grammar.called import names_person
from tejido.marking.grammar.commas import comma
from tejido.marking.grammar.coordination import joined
from tejido.marking.grammar.links import linked
from tejido.marking.grammar.phrases import article
from tejido.marking.grammar.quotes import quote_at
from tejido.marking.grammar.run import Run
from tejido.marking.grammar.steps import word
from tejido.marking.grammar.titles import title_end, titled
from tejido.marking.heads import Head
from tejido.marking.line import Line

__all__ = ["Extent", "extend"]

_LONGEST_SUBTITLE = 16


class Extent(NamedTuple):
    """Where a name ends (token index), where its shorter forms end, and what stands in quotes.

    ``proper`` says that something in it is a name by itself: a capital, a title.
    """

    end: int
    cuts: tuple[int, ...] = ()
    quoted: tuple[int, int] | None = None
    proper: bool = False


def extend(line: Line, head_end: int, head: Head, lower_head: bool) -> Extent:
    """Return how far the name runs whose head ends before token ``head_end``.

    ``lower_head`` says that the head is written in lower case, which binds the run more tightly.
    """
    # "Executing Agency: UNDP": what stands behind the colon is no title of a body.
    title = None if head.body and line.low(head_end) == ":" else titled(line, head_end)
    if title is not None:
        return Extent(title_end(line, title), (), title, True)
    run = Run(line, head, head_end, lower_head)
    while run.at < line.size and not _owned(line, run.at):
        if _titling(run):
            run.end -= 1
            break
        if quote_at(line, run.at) and run.capitals + run.lowers:
            title = titled(line, run.at)
            if title is not None:
                return Extent(title[1] + 1, (*run.cuts, run.end), title, True)
        if not (_subtitle(run) or _step(run)):
            break
    _legal_form(run)
    cuts = tuple(cut for cut in run.cuts if cut < run.end)
    return Extent(run.end, cuts, None, run.capitals > 0)


def _titling(run: Run) -> bool:
    """Whether a body ends before the noun of a quoted title: ``Council of Europe project "X"``."""
    line, noun = run.line, run.line.head(run.at - 1)
    lower = run.end == run.at > run.start and not line.capital(run.at - 1)
    happens = noun is not None and noun.head.happening and noun.end == run.at
    return run.head.body and lower and happens and quote_at(line, run.at)


def _step(run: Run) -> bool:
    """Carry the name on by what its next word allows, if anything."""
    return _bound(run) or word(run) or article(run) or linked(run) or joined(run) or comma(run)


def _bound(run: Run) -> bool:
    """A head that ends in a link leads on behind an article: ``Bank of the Islands``."""
    line, end = run.line, run.at + 1
    linking = run.head.lemma.rpartition(" ")[2] in line.words.link_forms
    if not (run.fresh and linking and line.low(run.at) in line.words.articles):
        return False
    while line.capital(end):
        end += 1
    return end > run.at + 1 and run.take(end)


def _owned(line: Line, at: int) -> bool:
    """Whether a possessive before a token ends the name: ``Chamber of Commerce's annual fair``."""
    return line.possessive(at - 1) and not (line.capital(at) and line.head(at - 1) is None)


def _subtitle(run: Run) -> bool:
    """A title goes on behind a colon: ``curso Agua y ciudad: el reto del mañana``."""
    line, colon = run.line, run.at
    if line.low(colon) != ":" or not _may_have_subtitle(run) or names_person(line, colon + 1):
        return False
    end = colon + 1
    if line.low(end) in line.words.months:
        return False
    while end < min(line.size, colon + _LONGEST_SUBTITLE) and line.shape(end) != ".":
        if line.finite(end) or line.low(end) in line.words.participles:
            return False
        end += 1
    if end - colon < 3:
        return False
    run.cut()
    run.capitals += 1
    return run.take(end)


def _may_have_subtitle(run: Run) -> bool:
    """Whether the colon stands right behind a capitalised title of a happening."""
    if run.head.body or run.head.type == "agreement" or not run.capitals:
        return False
    tokens = run.line.tokens
    return run.end > run.start and tokens[run.at].start == tokens[run.at - 1].end


def _legal_form(run: Run) -> None:
    """The legal form behind a name belongs to it: ``Caminantas, A.C.``, ``Caminantas A. C.``."""
    line = run.line
    at = run.end + (line.low(run.end) == ",")
    spaced = (run.end - 1, run.end + 3)  # its first letter was read as a word of the name
    for start, end in ((at, at + 1), (at, at + 4), spaced) if run.head.body else ():
        if end <= line.size and line.covered(start, end) in line.words.legal_forms:
            run.end = start if start < run.end else run.end
            run.cut()
            run.end = end
            return
