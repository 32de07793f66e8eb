"""How far a name runs to the right of its head noun, and where shorter forms of it end.

The rules follow the grammar of institutional names: links (``de``, ``para``, ``contra`` ...; ``of``,
``for``) carry on before capitals, coordination stays inside when what follows is no head of its
own, lower-case words stay inside within bounds.
"""

from __future__ import annotations

from typing import NamedTuple

from tejido.marking.line import Line
from tejido.marking.words import Head

__all__ = ["Extent", "extend", "quote_end"]

_MISSIONS = {"embajada", "consulado", "delegación", "embassy", "consulate", "delegation"}
_OPEN = {"“": "”\"“", "«": "»", '"': "\"”", "‘": "’'", "'": "'’"}
_LOWER_BOUND = {"institution": 3, "event": 9, "programme": 9, "agreement": 9}


class Extent(NamedTuple):
    """Where a name ends (token index), where its shorter forms end, and what stands in quotes."""

    end: int
    cuts: tuple[int, ...] = ()
    quoted: tuple[int, int] | None = None
    proper: bool = False


def quote_end(line: Line, index: int) -> int | None:
    """Return the index of the quotation mark that closes the one at ``index``, or None."""
    closing = _OPEN.get(line.tokens[index].text)
    if closing is None:
        return None
    for at in range(index + 2, min(index + 45, len(line.tokens))):
        if line.tokens[at].text in closing:
            return at
    return None


def _institution_at(line: Line, index: int) -> bool:
    """Whether a name of its own begins at ``index``: a known body, an acronym, a capitalised head."""
    known = line.known.get(index)
    if known is not None and known.type == "institution":
        return True
    if not line.capital(index):
        return False
    if line.words.language == "en" and _headed_last(line, index) == "institution":
        return True
    found = line.head(index)
    if found is None or found.head.type != "institution":
        return False
    article = line.low(index - 1) in line.words.articles or line.low(index - 1) in {"del", "al"}
    if found.plural and not article:
        return False
    return article or found.end - index > 1 or line.capital(found.end) or line.link(found.end) is not None


def _headed_last(line: Line, index: int) -> str:
    """Return the type of the head that ends an unbroken run of capitals in English, or ''."""
    end = index
    while line.capital(end) and line.low(end) not in line.words.openers_false:
        end += 1
    found = line.head(end - 1) if end - index > 1 else None
    lasting = found is not None and found.head.agreement in {"last", "both"} and found.end == end
    return found.head.type if found is not None and lasting else ""


def _is_topic(line: Line, index: int) -> bool:
    return line.low(index) in line.words.topics or line.low(index) in line.words.bare_topics


def _place_at(line: Line, index: int) -> int | None:
    known = line.known.get(index)
    return known.end if known is not None and known.type == "place" else None


class _Run:
    """The state of one extension; kept together because every rule looks at all of it."""

    def __init__(self, line: Line, head: Head, head_end: int, lower_head: bool) -> None:
        self.line, self.head, self.lower_head = line, head, lower_head
        self.at = self.end = head_end
        self.start = head_end
        self.cuts: list[int] = []
        self.capitals = 0
        self.lowers = 0
        self.used: set[str] = set()
        self.body = head.type == "institution"

    def take(self, upto: int) -> bool:
        for index in range(self.at, upto):
            if self.line.capital(index):
                self.capitals += 1
            elif self.line.lower(index):
                self.lowers += 1
        self.at = self.end = upto
        return True

    def cut(self) -> None:
        if self.end > self.start and self.end not in self.cuts:
            self.cuts.append(self.end)

    # -- single steps: each returns True when it carried the name on -------------------------

    def word(self) -> bool:
        line, index = self.line, self.at
        token = line.tokens[index]
        titled = token.shape == "W" and self.capitals > 0 and line.capital(index + 1)
        inside = token.low not in line.words.closers or titled
        if line.capital(index) and inside and not self.linking(index):
            if self.capitals and index != self.end:
                return False
            known = line.known.get(index)
            if known is not None and known.type == "institution" and self.capitals and self.body:
                return line.acronym(index) and self.take(index + 1)
            place = _place_at(line, index)
            if place is not None:
                self.cut()
                return self.take(place)
            if self.head.type == "agreement" and self.lower_head and index == self.start:
                return False
            opening = index == self.start and line.link(index) is not None
            if opening and line.low(index + 1) in line.words.articles and line.capital(index + 2):
                return self.take(index + 3)
            return self.take(index + 1)
        if token.shape == "n":
            return self.number()
        return self.adjective()

    def linking(self, index: int) -> bool:
        """Whether a capitalised word is a link of the name (``Día Mundial Contra la Trata``)."""
        if self.lower_head and index == self.start and self.line.tokens[index].shape == "W":
            return False
        link = self.line.link(index)
        return link is not None and link.target < len(self.line.tokens) and link.word not in {"a"}

    def number(self) -> bool:
        line, index = self.line, self.at
        behind = line.low(index + 1)
        date = behind in line.words.months or (behind in {"de"} and line.low(index + 2) in line.words.months)
        fresh = index == self.start and line.capital(index + 1) and not self.body
        if date or not (line.capital(index - 1) or fresh) or line.tokens[index].text[0] == "0":
            return False
        if self.head.type == "event":
            return False
        self.capitals += 1
        span = line.low(index + 1) in {"-", "–"} and line.low(index + 2)[:1].isdigit()
        return self.take(index + (3 if span else 1))

    def adjective(self) -> bool:
        """A lower-case adjective right behind the head or behind a capitalised complement."""
        line, index = self.line, self.at
        if not line.lower(index):
            return False
        low = line.low(index)
        if line.words.language == "en" and self.capitals and line.low(index + 1) in line.words.joins:
            return line.capital(index + 2) and line.low(index - 1).endswith("s") and self.take(index + 1)
        if self.at == self.start or (self.body and self.capitals):
            if low in line.words.adjectives:
                return self.take(index + 1)
            if self.at == self.start and not self.body and line.head(index) is None:
                return self.low_adjective(low)
            social = self.body and low.endswith(("al", "ales", "ano", "ana", "ico", "ica", "ivo", "iva"))
            return social and line.words.language == "es" and self.take(index + 1)
        titled = self.capitals == 1 and not low.endswith(("ó", "aron", "ieron"))
        return not self.body and titled and line.words.language == "es" and self.take(index + 1)

    def low_adjective(self, low: str) -> bool:
        if self.line.words.language != "es":
            return False
        adjectival = low.endswith(("al", "ales", "ico", "ica", "icos", "icas", "ivo", "iva", "ario", "aria", "ante"))
        return adjectival and self.take(self.at + 1)

    def article(self) -> bool:
        """An article behind an infinitive of the name: ``Erradicar los Delitos``."""
        line, index = self.line, self.at
        if line.low(index) not in line.words.articles or not line.infinitive(index - 1):
            return False
        if self.at == self.start:
            return False
        target = index + 1
        if line.capital(target):
            return self.take(target + 1)
        return self.lower_phrase(target)

    def linked(self) -> bool:
        line = self.line
        link = line.link(self.at)
        if link is None or link.target >= len(line.tokens):
            return False
        target = link.target
        if _institution_at(line, target) and not self.inside(link.article, target):
            return False
        if line.low(target) in line.words.months:
            return False
        if self.head.type == "event" and link.article:
            inner = line.head(target)
            type_ = inner.head.type if inner is not None else _headed_last(line, target)
            if type_ in {"event", "agreement", "programme"}:
                return False
        if link.word in {"para", "for"} and self.addressed(target):
            return False
        if link.word in {"to", "at", "from"} and _place_at(line, target) is not None:
            return False
        self.used.add(link.word)
        if link.weight == "risky":
            return self.risky(link.word, target)
        if link.word == "to" and self.lower_head and not line.capital(target):
            return False
        if link.word in {"para", "to"} and line.infinitive(target):
            return self.purpose(target)
        if line.capital(target):
            if link.word in {"para", "contra", "sobre", "for", "on", "against"} and self.capitals > 1:
                self.cut()
            self.at = target
            return self.take_word(target)
        return self.lower_phrase(target)

    def addressed(self, target: int) -> bool:
        """Whether people of a body follow: ``para personal de la X``, ``for staff of the X``."""
        line = self.line
        if line.low(target) not in line.words.collectives or line.capital(target):
            return False
        return any(
            line.low(at) in line.words.links["core"] or line.low(at) == "from"
            for at in range(target + 1, target + 3)
        )

    def take_word(self, target: int) -> bool:
        place = _place_at(self.line, target)
        if place is not None:
            at = self.end
            if at > self.start and at not in self.cuts:
                self.cuts.append(at)
            return self.take(place)
        return self.take(target + 1)

    def inside(self, article: bool, target: int) -> bool:
        """Whether a head noun behind a link is the topic of this name, no body of its own."""
        line = self.line
        known = line.known.get(target)
        topic = line.low(target) in line.words.topics and not article
        if known is not None and known.type == "institution" and not topic:
            behind = line.link(known.end)
            return self.body and behind is not None and behind.weight == "topic"
        low = line.low(target)
        return low in line.words.topics or (not article and low in line.words.bare_topics)

    def risky(self, word: str, target: int) -> bool:
        line = self.line
        place = _place_at(line, target)
        if word in {"en", "in"} and self.head.kind == "training" and line.lower(target):
            return self.lower_phrase(target)
        if word in {"en", "in"}:
            if place is not None:
                programme = self.head.type == "programme" or self.head.kind == "commission"
                programme = programme or self.head.lemma.split(" ")[0] in _MISSIONS
                long = self.capitals + self.lowers > (0 if self.head.lemma.split(" ")[0] in _MISSIONS else 2)
                if (programme and long) or line.heading:
                    self.cut()
                    return self.take(place)
                return False
            if line.head(target) is not None:
                return False
            return (line.words.language == "es" or word == "en") and self.capital_topic(target)
        if place is not None:
            return False
        if word == "por" and self.head.type == "event" and not self.lower_head and self.at == self.start:
            return self.capital_topic(target)
        if word in {"a", "al", "entre", "por", "ante", "among"} and line.words.language == "es":
            return self.head.type != "event" and self.capital_topic(target)
        return line.heading and not self.body and self.capital_topic(target)

    def capital_topic(self, target: int) -> bool:
        line = self.line
        if not line.capital(target) or line.acronym(target):
            return False
        inner = line.head(target)
        if inner is not None and inner.head.type == "institution" and not _is_topic(line, target):
            return False
        if self.lower_head and not self.capitals:
            return False
        return self.take(target + 1)

    def purpose(self, target: int) -> bool:
        """``para prevenir y erradicar la trata``: an aim inside the names of bodies and plans."""
        line = self.line
        if line.capital(target):
            self.cut()
            return self.take(target + 1)
        aims = self.head.type == "programme" and self.capitals > 0 and self.lowers > 0
        aims = aims or (self.head.kind == "commission" and not self.lower_head and not self.capitals)
        if not aims or line.words.language == "en":
            return False
        self.cut()
        return self.lower_phrase(target, bound=12)

    def lower_phrase(self, target: int, bound: int = 0) -> bool:
        """Lower-case nouns behind a link, as far as the head allows."""
        line = self.line
        if self.lower_head and self.body:
            return False
        limit = bound or _LOWER_BOUND[self.head.type]
        at, last, taken = target, None, 0
        while at < len(line.tokens) and taken <= limit:
            if line.capital(at) and not line.acronym(at):
                if taken and self.body and not bound:
                    last = at + 1
                place = _place_at(line, at)
                last = place or at + 1
                at = last
                continue
            if line.lower(at) or (bound and line.infinitive(at)):
                taken += 1
                at += 1
                last = at
                continue
            link = line.link(at)
            if link is not None and link.word not in {"con", "a", "al", "por", "en", "at", "in", "with", "to", "by", "from"}:
                if link.word in {"para", "to"} and line.infinitive(link.target):
                    break
                at = link.target
                continue
            if bound and link is not None and link.word in {"en", "in"} and _place_at(line, link.target):
                at = link.target
                continue
            if line.low(at) in line.words.joins and (line.lower(at + 1) or (bound and line.infinitive(at + 1))):
                at += 1
                continue
            if line.low(at) in line.words.articles and at > target and line.infinitive(at - 1):
                at += 1
                continue
            break
        if last is None or not taken or taken > limit or (bound and taken < 2):
            return False
        if self.body and not bound and not self.closed(last):
            return False
        self.at = target
        return self.take(last)

    def closed(self, index: int) -> bool:
        """Whether the name may end before ``index``: a sign, a capital, a verb, the end."""
        line = self.line
        if index >= len(line.tokens):
            return True
        token = line.tokens[index]
        return (
            token.shape in ".nAW"
            or token.low in line.words.closers
            or token.low in line.words.joins
            or token.low in line.words.participles
            or line.finite(index)
            or line.link(index) is not None
        )

    def joined(self) -> bool:
        """``y``, ``e``, ``and``: one name or two (first rule that applies wins)."""
        line, index = self.line, self.at
        if line.low(index) not in line.words.joins:
            return False
        if self.at == self.start and " " not in self.head.lemma:
            return False
        link = line.link(index + 1)
        target = index + 1
        if link is not None:
            again = link.word in self.used and link.word not in {"de", "del", "of"}
            if not again or not line.capital(link.target) or _institution_at(line, link.target):
                return False
            self.cut()
            return self.take(link.target + 1)
        article = line.low(target) in line.words.articles
        if article:
            target += 1
        if line.infinitive(target) and line.infinitive(index - 1):
            return self.take(target + 1)
        if not line.capital(target) or line.low(target) in line.words.posts:
            return False
        if line.acronym(target) or target in line.known:
            return self.known_topic(target, article)
        found = line.head(target)
        if line.words.language == "en" and _headed_last(line, target) not in {"", "none"}:
            return False
        if found is not None and found.head.type in {"event", "programme", "agreement"} and article:
            return False
        if found is not None and found.head.type == "institution":
            own = line.link(found.end) is not None or line.capital(found.end)
            if article or (own and not _is_topic(line, target)) or not _is_topic(line, target):
                return False
        if self.lower_head and not self.capitals:
            return False
        if article and self.lowers and not self.capitals:
            return False
        return self.take(target + 1)

    def known_topic(self, target: int, article: bool) -> bool:
        """A known name behind ``y`` is another name, unless it is a topic word of this one."""
        known = self.line.known.get(target)
        plain = known is not None and known.how == "weak"
        return plain and not article and self.take(target + 1)

    def legal_form(self) -> None:
        """The legal form behind a name belongs to it: ``Caminantas, A.C.``."""
        line = self.line
        at = self.end + (line.low(self.end) == ",")
        if self.body and at < len(line.tokens) and line.tokens[at].text in line.words.legal_forms:
            self.cut()
            self.end = at + 1

    def subtitle(self) -> bool:
        """A title goes on behind a colon: ``curso Trata de personas: la esclavitud del siglo 21``."""
        line, index = self.line, self.at
        if self.body or not self.capitals or self.head.type == "agreement":
            return False
        if self.end == self.start or line.tokens[index].start != line.tokens[index - 1].end:
            return False
        end = index + 1
        while end < len(line.tokens) and end < index + 16 and line.tokens[end].shape != ".":
            if line.finite(end) or line.low(end) in line.words.participles:
                return False
            end += 1
        if end - index < 3:
            return False
        self.cut()
        self.capitals += 1
        return self.take(end)

    def comma(self) -> bool:
        """Commas inside a name: ``Niñas, Niños y Adolescentes``."""
        line, index = self.line, self.at
        if line.low(index) != "," or self.at == self.start or not line.capital(index - 1):
            return False
        if _place_at(line, index - 1) is not None or self.lower_head and not self.capitals:
            return False
        at, elements = index + 1, 0
        while at < len(line.tokens) and at < index + 14:
            if not line.capital(at) or at in line.known or line.acronym(at):
                return False
            if line.head(at) is not None and not _is_topic(line, at):
                return False
            if line.words.language == "en" and _headed_last(line, at) not in {"", "none"}:
                return False
            at += 1
            elements += 1
            while line.capital(at) or (line.link(at) and line.link(at).weight == "core"  # type: ignore[union-attr]
                                       and line.capital(line.link(at).target)):  # type: ignore[union-attr]
                at = at + 1 if line.capital(at) else line.link(at).target  # type: ignore[union-attr]
            if line.low(at) == "," and line.low(at + 1) in line.words.joins:
                at += 1
            if line.low(at) in line.words.joins:
                return self.closing_element(at)
            if line.low(at) != ",":
                return False
            at += 1
        return False

    def closing_element(self, join: int) -> bool:
        line = self.line
        target = join + 1
        if line.low(target) in line.words.articles:
            target += 1
        if not line.capital(target) or line.acronym(target) or target in line.known:
            return False
        found = line.head(target)
        if found is not None and found.head.type == "institution" and not _is_topic(line, target):
            return False
        return self.take(target + 1)


def _titled(line: Line, at: int) -> tuple[int, int] | None:
    """Return the quoted title behind a head (``foro “X”``, ``curso, titulado “X”``) if any."""
    index = at
    while index < at + 2 and line.low(index) not in line.words.namers and line.lower(index):
        index += 1
    if index > at and not quote_at(line, index) and line.low(index) not in line.words.namers:
        index = at
    if line.low(index) == "," and (line.low(index + 1) in line.words.namers or quote_at(line, index + 1)):
        index += 1
    if line.low(index) in line.words.namers:
        index += 1
        if line.low(index) == "como":
            index += 1
    if line.low(index) == ":" and quote_at(line, index + 1):
        index += 1
    elif line.low(index) == ":" and at < 3 and line.capital(index + 1):
        return index, len(line.tokens)
    elif index < len(line.tokens) and line.tokens[index].shape == "n":
        numbered = line.low(index + 1) in {".", ":", "–", "—"} and line.capital(index + 2)
        if numbered and len(line.tokens) - index < 16:
            return index + 1, len(line.tokens)
    if not quote_at(line, index):
        named = line.low(index - 1) in line.words.namers or line.low(index - 2) in line.words.namers
        return _unquoted(line, index) if named and line.capital(index) else None
    close = quote_end(line, index)
    return (index, close) if close is not None else None


def _unquoted(line: Line, index: int) -> tuple[int, int]:
    """The title behind ``denominado`` without quotation marks: up to the next sign."""
    end = index
    while end < len(line.tokens) and line.tokens[end].shape != "." and not line.finite(end):
        end += 1
    return index - 1, end


def quote_at(line: Line, index: int) -> bool:
    """Whether an opening quotation mark stands at ``index``."""
    return 0 <= index < len(line.tokens) and line.tokens[index].text in _OPEN


def extend(line: Line, head_end: int, head: Head, lower_head: bool) -> Extent:
    """Return how far the name runs whose head ends before token ``head_end``.

    ``lower_head`` says that the head is written in lower case, which binds the run more tightly.
    """
    title = _titled(line, head_end)
    if title is not None:
        closing = title[1] + (title[1] < len(line.tokens) and line.tokens[title[1]].shape == ".")
        if not quote_at(line, title[0]):
            closing = title[1]
        return Extent(closing, (), title, True)
    run = _Run(line, head, head_end, lower_head)
    tokens = line.tokens
    while run.at < len(tokens):
        if tokens[run.at].text in _OPEN and run.capitals + run.lowers:
            title = _titled(line, run.at)
            if title is not None:
                return Extent(title[1] + 1, (*run.cuts, run.end), title, True)
        if tokens[run.at].text == ":" and run.subtitle():
            continue
        if not (run.word() or run.article() or run.linked() or run.joined() or run.comma()):
            break
    run.legal_form()
    cuts = tuple(cut for cut in run.cuts if cut < run.end)
    return Extent(run.end, cuts, None, run.capitals > 0)
