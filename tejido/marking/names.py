"""Names of institutions, events, programmes and agreements, by head noun and continuation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from tejido.marking.english import apposed, compound
from tejido.marking.extent import Extent, extend, quote_at, quote_end
from tejido.marking.line import HeadMatch, Line
from tejido.marking.placenames import listed_place, place_end
from tejido.marking.plurals import distribute
from tejido.marking.words import Words
from tejido.model import EntityType, Mention, Span

__all__ = ["institution_kind", "names_in"]

_BARE_AFTER = {"tras", "durante", "mediante", ":", "próximo", "próxima", "anterior", "reciente", "citada", "citado"}


def institution_kind(name: str, default: str, words: Words) -> str:
    """Return the kind of an institution, from the words of its name, else its head's own."""
    low = name.lower()
    for rule in words.kinds:
        if (not rule.overrides or default in rule.overrides) and rule.pattern.search(low):
            return rule.kind
    return default


def names_in(line: Line) -> list[Mention]:
    """Return the names of a line, left to right, none overlapping.

    Known names of the ledger and names found by grammar compete; the longer wins.
    """
    if line.shout and any(line.finite(at) for at in range(1, len(line.tokens))):
        return [_known(line, index) for index in sorted(line.known)]
    found: list[Mention] = []
    index, placed = 0, -1
    while index < len(line.tokens):
        mentions, end = _name_at(line, index)
        if not mentions and (listed := listed_place(line, index, placed)) is not None:
            name = line.covered(index, listed)
            mentions = [Mention("place", _span(line, index, listed), name, names=(name,), rule="place")]
            end = listed
        if mentions and mentions[-1].type == "place":
            placed = end
        found.extend(mentions)
        index = max(end, index + 1)
    return found


def _name_at(line: Line, index: int) -> tuple[list[Mention], int]:
    """Return the mentions that begin at a token and the token behind them."""
    known = line.known.get(index)
    grammar, end = _by_grammar(line, index)
    if known is not None and known.type == "place" and not grammar:
        place = place_end(line, index)
        if place is not None and place[1] > known.end:
            name = line.covered(index, place[1])
            return [Mention("place", _span(line, index, place[1]), name, names=(name,), rule="place")], place[1]
    if known is not None and (known.end >= end or not grammar):
        if known.type == "place" and grammar and end == known.end:
            return grammar, end
        return [_known(line, index)], known.end
    if grammar:
        return grammar, end
    place = place_end(line, index)
    if place is not None:
        start, end = place
        name = line.covered(start, end)
        return [Mention("place", _span(line, start, end), name, names=(name,), rule="place")], end
    return _acronym(line, index)


def _known(line: Line, index: int) -> Mention:
    known = line.known[index]
    name = line.covered(index, known.end)
    match = line.head(index)
    head = match.head if match is not None and match.head.type == known.type else None
    return Mention(
        cast(EntityType, known.type),
        _span(line, index, known.end),
        name,
        kind=known.kind,
        names=(name,),
        rule="ledger-" + known.how,
        key=known.ids[0] if len(known.ids) == 1 else "",
        head=head.lemma if head else "",
        gender=head.agreement if head and head.agreement in {"m", "f"} else "",
    )


def _span(line: Line, start: int, end: int) -> Span:
    return Span(line.tokens[start].start, line.tokens[end - 1].end)


def _by_grammar(line: Line, index: int) -> tuple[list[Mention], int]:
    if line.words.language == "en":
        plural = line.head(index)
        if plural is not None and plural.plural and plural.head.type == "institution":
            listed, end = distribute(line, index, plural)
            if listed:
                return listed, end
        found = compound(line, index)
        if found is not None:
            return _mention(line, found.start, found.match, found.extent)
        return [], index
    start, at = index, _opener(line, index)
    match = line.head(at) if at < len(line.tokens) else None
    if match is None and line.capital(index) and line.low(index) not in line.words.openers_false:
        told = apposed(line, index)
        if told is not None:
            return _mention(line, told.start, told.match, told.extent)
    if match is None or match.head.type == "none":
        return [], match.end if match else index
    if not _opens(line, at, match):
        return [], index
    if match.plural and match.head.type == "institution":
        listed, end = distribute(line, at, match)
        if listed or match.head.plural != match.head.lemma:
            return listed, end
    lower = not line.capital(at)
    extent = extend(line, match.end, match.head, lower)
    return _mention(line, start, match, extent)


def _opener(line: Line, index: int) -> int:
    """Skip ordinals, numerals and reverences that belong to the name (III Foro, H. Congreso)."""
    token = line.tokens[index]
    words = line.words
    numeral = token.shape in "AW" and set(token.text) <= set("IVXLCDM")
    opener = numeral or token.low in words.ordinals or token.low in words.reverences
    opener = opener or (token.shape == "n" and len(token.text) < 5)
    if not opener or line.head(index) is not None:
        return index
    behind = index + (2 if line.low(index + 1) == "." else 1)
    if behind < len(line.tokens) and line.head(behind) is not None:
        found = line.head(behind)
        told = found is not None and found.head.type == "event" and token.low in words.ordinals
        capital = line.capital(behind) or token.shape != "w" or told
        return behind if capital and (line.capital(index) or token.shape == "n" or not line.capital(behind)) else index
    return index


def _opens(line: Line, index: int, match: HeadMatch) -> bool:
    """Whether a head noun may open a name here, by its capital, its place and what is before it."""
    head, before = match.head, line.low(index - 1)
    if line.capital(index):
        return not (line.heading and index == 0 and line.low(index) in line.words.headline_verbs
                    and head.type != "event")
    if head.lower == "no":
        return False
    if line.verbs.get(line.low(index)) and line.finite(index):
        return False
    if head.type in {"event", "agreement"} or head.lower == "yes":
        return (
            index == 0
            or before in line.words.determiners
            or before in line.words.ordinals
            or before in line.words.evaluatives
            or before in _BARE_AFTER
            or line.tokens[index - 1].shape == "n"
        )
    return True


def _needs_met(line: Line, match: HeadMatch, extent: Extent, lower: bool) -> bool:
    head = match.head
    continued = extent.end > match.end
    if lower and head.lower == "scoped":
        return extent.proper
    if head.needs == "none" or head.needs == "optional":
        return True
    if head.needs == "proper":
        return extent.proper
    if head.type == "agreement" and " " in head.lemma and head.lower != "no":
        return True
    if head.type == "agreement" and lower and line.low(match.end - 2) in line.words.indefinites:
        return line.low(match.end) in {"entre", "con", "between", "with"}
    return continued or _unit(line, match.end)


def _unit(line: Line, index: int) -> bool:
    """Whether ``de la``/``of the`` and a capitalised name follow: a unit of another body."""
    link = line.link(index)
    if link is None or link.weight != "core" or not link.article:
        return False
    return link.target < len(line.tokens) and line.capital(link.target)


def _mention(
    line: Line, start: int, match: HeadMatch, extent: Extent
) -> tuple[list[Mention], int]:
    lower = not line.capital(match.end - 1) and not line.capital(start)
    head = match.head
    ordered = start < match.end - len(match.head.lemma.split())
    if not _needs_met(line, match, extent, lower) and not (ordered and line.capital(start)):
        before = line.low(start - 1)
        pointed = before in line.words.definites or before in line.words.demonstratives
        if head.type == "none" or extent.end != match.end or not pointed:
            return _reference(line, start, match)
        if head.short and line.capital(start):
            return [_bare(line, start, match)], match.end
        return _reference(line, start, match)
    names = _names(line, start, match, extent)
    kind = head.kind
    if head.type == "institution":
        kind = institution_kind(names[0], head.kind, line.words)
    mention = Mention(
        cast(EntityType, head.type),
        _span(line, start, extent.end),
        names[0],
        kind,
        tuple(names),
        "head",
        head=head.lemma,
        number="p" if match.plural else "s",
        gender=head.agreement if head.agreement in {"m", "f"} else "",
        named=extent.proper or not lower,
    )
    if extent.end == match.end and head.type != "institution":
        mention = _with(mention, named=False)
    return [mention], extent.end


def _reference(line: Line, start: int, match: HeadMatch) -> tuple[list[Mention], int]:
    """A common noun that points back (``esta iniciativa``, ``the project``), if it does."""
    words = line.words
    at = start - 1
    while at > start - 4 and (line.low(at) in words.adjectives or line.low(at) in words.evaluatives):
        at -= 1
    before = line.low(at)
    pointing = before in words.demonstratives
    if match.head.type in {"programme", "agreement", "event"}:
        pointing = pointing or before in words.definites
    if not pointing or match.head.type == "none" or match.plural or line.capital(match.end):
        return [], start
    bare = _bare(line, start, match)
    return [_as_reference(bare)], match.end


def _as_reference(mention: Mention) -> Mention:
    from dataclasses import replace

    return replace(mention, rule="reference")


def _bare(line: Line, start: int, match: HeadMatch) -> Mention:
    """A capitalised head alone: a later short form of a full name, resolved when linking."""
    name = line.covered(start, match.end)
    return Mention(
        cast(EntityType, match.head.type), _span(line, start, match.end), name, match.head.kind,
        (name,), "short", head=match.head.lemma, number="p" if match.plural else "s",
        gender=match.head.agreement if match.head.agreement in {"m", "f"} else "", named=False,
    )


def _with(mention: Mention, *, named: bool) -> Mention:
    from dataclasses import replace

    return replace(mention, named=named)


def _names(line: Line, start: int, match: HeadMatch, extent: Extent) -> list[str]:
    """Return the name and its variants, best first."""
    if extent.quoted is not None:
        opened, closed = extent.quoted
        if opened < start and closed == extent.end:
            return [line.covered(start, closed)]
        title = line.covered(opened + 1, closed).strip(" .,")
        if opened == start:
            return [title]
        kind = line.covered(start, match.end)
        names = [title, f"{kind} {title}", line.covered(start, extent.end)]
        if opened > match.end + 3:
            names.append(line.covered(start, opened))
        return _unique(names)
    full = line.covered(start, extent.end)
    shorter = [line.covered(start, cut) for cut in extent.cuts]
    names = [full, *reversed(shorter)]
    if match.head.type in {"event", "programme"} and line.capital(match.end) and not line.shout:
        names.append(line.covered(match.end, extent.end))
        names.extend(line.covered(match.end, cut) for cut in reversed(extent.cuts))
    if match.end - start > len(match.head.lemma.split()) and extent.end > match.end:
        names.append(line.covered(match.end - len(match.head.lemma.split()), extent.end))
    if match.head.type == "institution" and not line.capital(match.end - 1) and line.capital(match.end):
        names.append(line.covered(match.end, extent.end))
    for at in range(start + 1, match.end):
        small = line.tokens[at - 1].shape in "wn" and line.tokens[at].shape in "wW"
        if small and (at < match.end - 1 or extent.end > match.end):
            names.append(line.covered(at, extent.end))
    return _unique(names)


def _unique(names: list[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))


def _acronym(line: Line, index: int) -> tuple[list[Mention], int]:
    """An acronym standing by itself, with a place behind it if it is a chapter (DIF Sonora)."""
    if not line.acronym(index):
        return [], index
    end = index + 1
    place = line.known.get(end)
    names = []
    if place is not None and place.type == "place":
        end = place.end
        names.append(line.covered(index, end))
    names.append(line.covered(index, index + 1))
    return [
        Mention("institution", _span(line, index, end), names[0], "other", tuple(names), "acronym")
    ], end


def quoted_titles(line: Line) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of quoted stretches of a line (marks included)."""
    index = 0
    while index < len(line.tokens):
        close = quote_end(line, index) if quote_at(line, index) else None
        if close is not None:
            yield index, close + 1
            index = close
        index += 1
