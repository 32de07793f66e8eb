"""``y``, ``and``: one name or two (the first rule that applies wins)."""

from __future__ import annotations

from tejido.marking.grammar.neighbours import ends_in_head, institution_at
from tejido.marking.grammar.run import Run
from tejido.marking.line import Line, Link
from tejido.marking.tokens import roman
from tejido.reading.words import given_names

__all__ = ["joined"]

_APOSTROPHES = frozenset("'’")


def joined(run: Run) -> bool:
    """A word joined to the name: ``Secretaría de Educación y Cultura``."""
    line, join = run.line, run.at
    if line.low(join) not in line.words.joins or (run.fresh and " " not in run.head.lemma):
        return False
    if line.words.english and run.capitals and run.head.kind == "municipal-government":
        return False  # "the City of Elm and Larch": a town of one name
    link = line.link(join + 1)
    if link is not None:
        return _again(run, link)
    article = line.low(join + 1) in line.words.articles
    target = join + 1 + article
    if line.infinitive(target) and line.infinitive(join - 1):
        return run.take(target + 1)
    if not article and _two_adjectives(line, join):
        return run.take(target + 1)
    if not line.capital(target) or line.low(target) in line.words.posts or line.calling(target):
        return False
    if line.low(target + 1) in _APOSTROPHES and line.low(target).endswith("s"):
        return False  # "the Ministry of Labour and the Employers' Federation"
    if line.low(target) in given_names() and line.capital(target + 1):
        return False  # a person: "la Red de Mujeres y Ana Paz"
    if line.shape(target) == "A" and roman(line.tokens[target].text):
        return False  # "el XX Ayuntamiento de Tijuana y la LXV Legislatura"
    if line.acronym(target) or target in line.known:
        return not article and _weak(line, target) and run.take(target + 1)
    if (_own_name(line, target, article) and not _titled(run, target)) or run.loose:
        return False
    return not (article and run.lowers and not run.capitals) and run.take(target + 1)


def _two_adjectives(line: Line, join: int) -> bool:
    """Whether two adjectives tell of what kind it is: ``cooperación técnica y financiera``."""
    one, other = line.low(join - 1), line.low(join + 1)
    small = line.shape(join - 1) == line.shape(join + 1) == "w"
    alike = small and one in line.words.adjectives and one[-1:] == other[-1:]
    free = line.lower(join + 1) and line.head(join + 1) is None
    closed = line.shape(join + 2) in {"", "."} or line.link(join + 2) is not None
    return not line.words.english and alike and free and closed


def _again(run: Run, link: Link) -> bool:
    """The same link once more: ``Ley contra la Trata y contra la Explotación``."""
    line = run.line
    if _field_too(run, link):
        run.used.add(link.word)
        return run.take(link.target + 1)
    repeated = link.word in run.used and link.word not in line.words.links["core"]
    if not repeated or not line.capital(link.target) or institution_at(line, link.target):
        return False
    run.cut()
    return run.take(link.target + 1)


def _field_too(run: Run, link: Link) -> bool:
    """Whether a field follows an adjective: ``Secretaría Técnica y de Planificación``."""
    line, target = run.line, link.target
    core = line.words.links["core"]
    first = link.word in core and not link.article and not run.used.intersection(core)
    adjective = line.low(run.at - 1).endswith(line.words.endings["adjective"])
    free = line.capital(target) and not line.acronym(target) and target not in line.known
    topical = line.head(target) is None or line.topic(target)
    return first and run.head.body and adjective and free and topical and line.capital(run.at - 1)


def _weak(line: Line, index: int) -> bool:
    """Whether the ledger is in doubt about the name at ``index``, which then may be a topic."""
    known = line.known.get(index)
    return known is not None and known.how == "weak"


def _titled(run: Run, target: int) -> bool:
    """Whether a title of two nouns goes on: ``programa Barrios y Escuelas Seguras``."""
    line, found = run.line, run.line.head(target)
    begun = run.head.type == "programme" and run.lower_head and run.end == run.start + 1
    plural = found is not None and found.plural and line.low(run.start).endswith("s")
    return begun and plural and found is not None and line.link(found.end) is None


def _own_name(line: Line, target: int, article: bool) -> bool:
    """Whether a head of its own follows: ``y la Comisión X``, ``and Human Rights Commission``."""
    if ends_in_head(line, target):
        return True
    found = line.head(target)
    if found is None:
        return False
    if found.head.body:
        return article or not line.topic(target)
    return article and found.head.happening
