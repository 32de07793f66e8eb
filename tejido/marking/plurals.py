"""Plural heads that distribute over a list: ``las secretarías de Salud; Educación y Turismo``."""

from __future__ import annotations

from tejido.marking.line import HeadMatch, Line
from tejido.model import Mention, Span

__all__ = ["distribute", "singular"]

_PUBLIC = {"government", "state-government", "municipal-government", "justice", "commission", "autonomous", "legislature"}


def singular(word: str) -> str:
    """Return the singular of a plural adjective or noun of either language, by its ending."""
    if word.endswith("ales") or word.endswith("ores") or word.endswith("iles"):
        return word[:-2]
    if word.endswith("iones"):
        return word[:-5] + "ión"
    return word[:-1] if word.endswith("s") else word


def distribute(line: Line, start: int, match: HeadMatch) -> tuple[list[Mention], int]:
    """Return one mention per element of the list behind a plural head, and the token behind it.

    Nothing comes back when no list of names follows (``las secretarías estatales``).
    """
    if not _public(line, start, match):
        return [], start
    match = _shortest(line, start, match)
    at, modifiers = match.end, []
    while line.low(at).endswith("s") and line.tokens[at].shape in "wWA" and line.link(at) is None:
        modifiers.append(singular(line.tokens[at].text))
        at += 1
        if at >= len(line.tokens):
            return [], start
    link = line.link(at)
    if link is None or link.weight == "risky" or not line.capital(link.target):
        return [], start
    lemma = match.head.lemma
    if line.capital(start):
        lemma = lemma[0].upper() + lemma[1:]
    else:
        lemma = lemma.capitalize()
    stem = " ".join([lemma, *modifiers])
    elements, end = _elements(line, link.target)
    if len(elements) < 2 and not _place(line, link.target):
        return [], start
    joint = "of" if line.words.language == "en" else "de"
    mentions = []
    for number, (first, last) in enumerate(elements):
        begin = start if number == 0 else first
        mentions.append(_element(line, match, stem, joint, Span(begin, last), first))
    return mentions, end


def _public(line: Line, start: int, match: HeadMatch) -> bool:
    """Whether a plural head may distribute: capitalised, or a kind of public body."""
    if line.capital(start):
        return True
    if match.head.kind in _PUBLIC and match.head.lemma not in line.words.place_nouns:
        return True
    located = any(line.low(at) in line.words.locating for at in range(start - 2, start))
    return match.head.kind == "municipal-government" and not located


def _shortest(line: Line, start: int, match: HeadMatch) -> HeadMatch:
    """Return the one-word reading of a plural head: what follows it belongs to the elements."""
    if " " not in match.head.lemma:
        return match
    for forms, head, plural in line.words.heads.get(line.low(start), ()):
        if plural and len(forms) == 1 and head.type == "institution":
            return HeadMatch(start + 1, head, plural)
    return match


def _place(line: Line, index: int) -> bool:
    known = line.known.get(index)
    return known is not None and known.type == "place"


def _element(
    line: Line, match: HeadMatch, stem: str, joint: str, tokens: Span, first: int
) -> Mention:
    text = line.covered(first, tokens.end)
    span = Span(line.tokens[tokens.start].start, line.tokens[tokens.end - 1].end)
    own = line.head(first)
    complete = any(line.acronym(at) for at in range(first, tokens.end)) or (
        own is not None
        and own.head.type == "institution"
        and own.end < tokens.end
        and line.low(first) not in line.words.topics | line.words.bare_topics
    )
    if complete:
        head = own.head if own else match.head
        return Mention("institution", span, text, head.kind, (text,), "list", head=head.lemma)
    name = f"{stem} {joint} {text}"
    return Mention(
        "institution", span, name, match.head.kind, (name,), "list", head=match.head.lemma,
        gender=match.head.agreement if match.head.agreement in {"m", "f"} else "",
    )


def _elements(line: Line, start: int) -> tuple[list[tuple[int, int]], int]:
    """Split the list behind a plural head; ``;`` binds weaker than ``,`` and ``y``."""
    at, end = start, start
    stops: list[int] = []
    while at < len(line.tokens):
        low = line.low(at)
        if line.capital(at):
            at += 1
            end = at
        elif (
            line.words.language == "es"
            and line.lower(at)
            and line.capital(at - 1)
            and low not in line.words.collectives
        ):
            at += 1
            end = at
        elif low in {",", ";"} or low in line.words.joins:
            behind = at + 1
            if low in {",", ";"} and line.low(behind) in line.words.joins:
                behind += 1
            link = line.link(behind)
            if link is not None and link.weight == "core":
                behind = link.target
            elif line.low(behind) in line.words.articles:
                behind += 1
                other = line.head(behind) if line.capital(behind) else None
                if other is not None and other.head.type == "institution":
                    break
            if not line.capital(behind) or line.low(behind) in line.words.posts:
                break
            stops.append(at)
            at = behind
        elif (link := line.link(at)) is not None and link.weight in {"core", "topic"} and line.capital(link.target):
            at = link.target
        elif low in line.words.articles and line.capital(at + 1):
            at += 1
        else:
            break
    semicolons = [stop for stop in stops if line.low(stop) == ";"]
    if semicolons:
        joins = [s for s in stops if line.low(s) in line.words.joins and s > semicolons[-1]]
        separators = semicolons + joins[:1]
        if joins and line.head(semicolons[-1] + 1) is None and len(joins) == 1:
            separators = semicolons + joins
    else:
        separators = _outer(line, stops, start)
    return _cut(line, start, end, sorted(separators)), end


def _outer(line: Line, stops: list[int], start: int) -> list[int]:
    """Commas and the last ``y`` separate; with no comma the only ``y`` does."""
    commas = [stop for stop in stops if line.low(stop) == ","]
    joins = [
        stop for stop in stops
        if line.low(stop) in line.words.joins
        and f"{line.low(stop - 1)} {line.low(stop)} {line.low(stop + 1)}" not in line.words.compounds
    ]
    if not commas:
        return joins[-1:] if len(joins) == 1 else joins[:1]
    if line.low(commas[-1] + 1) in line.words.joins:
        return commas
    tail = [stop for stop in joins if stop > commas[-1]]
    return commas + tail[:1]


def _cut(line: Line, start: int, end: int, separators: list[int]) -> list[tuple[int, int]]:
    elements, first = [], start
    for stop in [*separators, end]:
        if stop > end:
            break
        last = stop
        while last > first and not (line.capital(last - 1) or line.lower(last - 1)):
            last -= 1
        if last > first:
            elements.append((first, last))
        first = stop + 1
        while first < end and not line.capital(first):
            first += 1
    return elements
