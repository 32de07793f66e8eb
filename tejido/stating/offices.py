"""The body that a post belongs to when only its words, or a place beside it, tell."""

from __future__ import annotations

import re

from tejido.linking.entities import Linked, Person
from tejido.linking.normal import normal
from tejido.marking.personmentions import PostMention
from tejido.model import Span
from tejido.stating.boards import board_body
from tejido.stating.context import Context
from tejido.stating.homes import home_town, named_alike
from tejido.stating.officebodies import (
    body_headed,
    body_of_kind,
    body_sharing,
    governs,
    named_bodies,
)

__all__ = ["implied_body"]

_GOVERNMENTS = frozenset({"municipal-government", "state-government"})
"""Kinds of governments that offices are of."""
_DEMONYM = 20
"""A demonym right before a post stands within so many code points."""
_ROOM = 32
"""So many code points may tell the room of a body where something happens."""
_FAR = 80
"""Places beyond this distance (code points) are not beside a post."""


def implied_body(context: Context, linked: Linked, person: Person, post: PostMention) -> int | None:
    """Return the entity of the body a post belongs to, None when nothing tells.

    ``Peru's Minister of Environment``: a ministry of the document that shares the words of the
    post, else the government of the country; ``la gobernadora``: the government of the state.
    """
    if _counterpart(context, post):
        office = normal(post.office).split()
        ruled = _ruled(context, linked, post, office)
        return _nation(context, post, office) if ruled is None else context.government(ruled)
    if post.reference:
        return _pointed_at(context, linked, post.reference)
    if _possessed(context, post):
        return None if _of_other(context, post) else _last_before(context, post.span.start)
    own = _respective(context, linked, person, post)
    if own is not None:
        return context.government(own)
    national = _national(context, linked, post)
    if national is not None:
        return national
    named = named_alike(context, linked, post)
    if named is not None:
        return named
    kind = post.office if post.office in _GOVERNMENTS else ""
    seat = _seat(context, linked, post)
    if seat is not None and (kind or post.office in context.cues["governing"]):
        return _seated(context, linked, kind, seat)
    office = normal(post.office).split() if not kind else []
    found = (
        body_of_kind(context, linked, post) if kind else body_sharing(context, linked, post, office)
    )
    if found is not None:
        return found
    ruled = _ruled(context, linked, post, office)
    if ruled is not None:
        return context.government(ruled)
    placed = any(other.institution is not None for other in person.mention.posts)
    found = body_headed(context, linked, post, office) if not placed else None
    if found is not None:
        return found  # "Ambassador Ana Paz, Head of the Centre" is at no embassy
    place = _place_beside(context, linked, person, post)
    if place is not None:
        return context.government(place)
    if kind == "municipal-government" and (town := home_town(context, linked, post)) is not None:
        return context.government(town)
    nation = _nation(context, post, office)
    if nation is not None:
        return nation
    board = board_body(context, post) if not placed else None
    return board if board is not None else _shared(context, linked, person, post)


def _respective(context: Context, linked: Linked, person: Person, post: PostMention) -> int | None:
    """The place of one of several who share a post: ``los alcaldes de Loja y Manta, A y B``."""
    if post.office not in _GOVERNMENTS:
        return None
    within = linked.mentions_in(post.span)
    places = [entity for _, entity in within if linked.clusters[entity].type == "place"]
    if len(places) < 2:
        return None
    people = [one.entity for one in linked.persons if one.mention.post_span == post.span]
    alike = len(places) == len(people) and person.entity in people
    return places[people.index(person.entity)] if alike else None


def _national(context: Context, linked: Linked, post: PostMention) -> int | None:
    """The office of the country in the words of a post: ``la defensora del Pueblo de Perú``."""
    if post.office not in context.cues["national_offices"]:
        return None
    behind = {f" {word} " for word in context.cues["of"]}
    for index, entity in linked.mentions_in(post.span):
        start = linked.mentions[index].span.start
        before = context.document.text[post.span.start : start].lower()
        if linked.clusters[entity].type == "place" and before.endswith(tuple(behind)):
            return context.office(post.office, entity)
    return None


def _shared(context: Context, linked: Linked, person: Person, post: PostMention) -> int | None:
    """The body of who is listed right before, of whom the post is a deputy's.

    ``Ana Paz, Director of the Fund, and Tom Reid, Deputy Director``.
    """
    at = next((k for k, one in enumerate(linked.persons) if one is person), 0)
    before = linked.persons[at - 1] if at else None
    if before is None or before.institution is None or not _deputy(context, before, post):
        return None
    start, behind = before.mention.span.end, person.mention.span
    spans = linked.spans_near(before.institution, Span(start, behind.start), _FAR)
    end = max((span.end for span in spans if start < span.end <= behind.start), default=0)
    between = context.document.text[end : behind.start].lower()
    words = context.grammar.words
    small = words.callings | words.joins | words.articles | {""}
    listed = end and all(word.strip(".,;)") in small for word in between.split())
    return before.institution if listed and post.span.start > behind.end else None


def _deputy(context: Context, before: Person, post: PostMention) -> bool:
    """Whether a post is another's with a word of grade before: ``Deputy Vice-Chancellor``."""
    first, *rest = normal(post.title).split() or [""]
    titles = {word for one in before.mention.posts for word in normal(one.title).split()}
    return first in context.grammar.words.grades and bool(rest) and rest[0] in titles


def _counterpart(context: Context, post: PostMention) -> bool:
    """Whether a post is like that of another government: ``su homólogo chileno``."""
    return post.title.lower().split(" ")[0] in context.cues["counterparts"]


def _nation(context: Context, post: PostMention, office: list[str]) -> int | None:
    """The government whose demonym a post bears: ``the French Ambassador``, ``Thai minister``."""
    if not _rules(context, office):
        return None
    start = post.span.start
    before = context.document.text[max(0, start - _DEMONYM) : start].split(" ")[-2:-1]
    titled = post.title.split()
    capitals = [word for word in [*before, *titled[:2]] if word[:1].isupper()]
    told = capitals if context.grammar.words.english else titled[1:3]  # "canciller peruano"
    nations = (context.nation(word) for word in told)
    return next((nation for nation in nations if nation is not None), None)


def _seat(context: Context, linked: Linked, post: PostMention) -> int | None:
    """The place with which a post begins or that stands right before it: ``Elmtown Mayor``."""
    before = {" ", *(f"{link} " for link in context.cues["possessor_links"])}
    text, start = context.document.text, post.span.start
    for index, entity in linked.mentions_in(Span(start - _FAR, post.span.end)):
        span = linked.mentions[index].span
        beside = span.start == start or (span.end <= start and text[span.end : start] in before)
        if beside and linked.clusters[entity].type == "place":
            return entity
    return None


def _seated(context: Context, linked: Linked, kind: str, seat: int) -> int:
    """The government of a place: the one that bears its name, else a new one."""
    key = set(normal(linked.clusters[seat].names[0]).split())
    for at, cluster in named_bodies(linked) if kind else ():
        named = (set(normal(name).split()) for name in cluster.names)
        if governs(context, linked, at, kind) and any(key <= words for words in named):
            return at
    return context.government(seat)


def _ruled(context: Context, linked: Linked, post: PostMention, office: list[str]) -> int | None:
    """The place in the words of a post at a government: ``alcalde de Girardot``."""
    if post.office not in _GOVERNMENTS and not _rules(context, office):
        return None
    for index, entity in linked.mentions_in(post.span):
        span = linked.mentions[index].span
        before = context.document.text[post.span.start : span.start].lower().split()
        if before and before[-1] in context.cues["articles"]:
            before.pop()  # "of the Republic of Peru"
        placed = linked.clusters[entity].type == "place" and span.end <= post.span.end
        inner = context.document.text[post.span.start : span.start].split()[1:]
        if post.office in _GOVERNMENTS and any(word[:1].isupper() for word in inner):
            continue  # "alcalde de Tecali de Herrera"
        if placed and before and before[-1] in context.cues["of"]:
            return entity
    return None


def _rules(context: Context, office: list[str]) -> bool:
    """Whether an office is one whose post is at a government."""
    return any(normal(word) in office[:1] for word in context.cues["ruling"])


def _possessed(context: Context, post: PostMention) -> bool:
    """Whether a possessive points to the body named last: ``su director``."""
    start = post.span.start
    before = context.document.text[max(0, start - 8) : start].lower()
    return before.endswith(tuple(f"{word} " for word in context.cues["possessives"]))


def _of_other(context: Context, post: PostMention) -> bool:
    """Whether a common noun stands between a body and ``su``: ``a la empresa, por su gerente``."""
    last = context.last_hidden(post.span.start)
    between = context.words(Span(last.span.end, post.span.start)) if last is not None else ""
    words = {word.strip(",.;") for word in between.lower().split()}
    return not context.cues["kind_nouns"].isdisjoint(words)


def _pointed_at(context: Context, linked: Linked, noun: Span) -> int | None:
    """The body that a noun stands for: the last one behind ``dicha``, else who the sentence is of.

    ``La Dirección X capacitó a la Policía, dijo Ana Paz, titular de la dependencia``.
    """
    words = context.document.text[max(0, noun.start - 12) : noun.start].lower().split()
    sentence = context.layout.sentence_of(noun)
    told = context.hidden_in(Span(sentence.start, noun.start))
    told = [arg for arg in told if not _venue(context, arg.span)]
    named = _called(context, linked, noun)
    specific = context.words(noun).lower() in context.cues["named_anaphors"]
    if named is not None or specific:
        return named
    demonstrative = bool(words) and words[-1] in context.grammar.words.demonstratives
    own = told[0] if told and not demonstrative else context.last_hidden(noun.start)
    public = context.words(noun).lower() in context.cues["public_nouns"]
    if public and own is not None and own.kind not in context.grammar.words.public_kinds:
        found = _public(context, noun)
        return found if found is not None else own.entity
    return told[0].entity if told and not demonstrative else _last_before(context, noun.start)


def _public(context: Context, noun: Span) -> int | None:
    """The public body mentioned last before a noun: ``el titular de la dependencia``."""
    before = reversed(context.hidden_in(Span(0, noun.start)))
    kinds = context.grammar.words.public_kinds
    bodies = (arg for arg in before if arg.kind in kinds and not _venue(context, arg.span))
    return next((arg.entity for arg in bodies), None)


def _venue(context: Context, body: Span) -> bool:
    """Whether something only happens at a body: ``en el patio central de Rectoría``."""
    before = context.document.text[max(0, body.start - _ROOM) : body.start].lower()
    words = re.split(r"[,.;:]", before)[-1].split()
    return not context.cues["at"].isdisjoint(words)


def _called(context: Context, linked: Linked, noun: Span) -> int | None:
    """The body mentioned last before a noun that its name holds: ``the president of the club``."""
    word = set(normal(context.words(noun)).split())
    for arg in reversed(context.hidden_in(Span(0, noun.start))):
        names = linked.clusters[arg.entity].names
        if any(word <= set(normal(name).split()) for name in names):
            return arg.entity
    return None


def _last_before(context: Context, start: int) -> int | None:
    """Return the institution mentioned last before an offset (``titular de dicha dependencia``)."""
    last = context.last_hidden(start)
    if last is None or not _venue(context, last.span):
        return last.entity if last is not None else None
    earlier = context.last_hidden(last.span.start)
    return (earlier or last).entity


def _place_beside(
    context: Context, linked: Linked, person: Person, post: PostMention
) -> int | None:
    """The place before the post (``Peru's``, ``U.S.``) or behind it or the name (``of Mexico``)."""
    text = context.document.text
    ends = {post.span.end, max(post.span.end, person.mention.span.end)}
    before = {" ", *(f"{link} " for link in context.cues["possessor_links"])}
    behind = {f" {word} " for word in context.cues["of"] - context.cues["contractions"]}
    behind |= {f"{word}{article} " for word in behind for article in context.grammar.words.articles}
    around = Span(post.span.start - _FAR, max(ends) + _FAR)
    for index, entity in linked.mentions_in(around):
        span = linked.mentions[index].span
        if (
            linked.clusters[entity].type == "place"
            and (
                span.start == post.span.start  # "U.S. Ambassador"
                or (span.end <= post.span.start and text[span.end : post.span.start] in before)
                or any(end <= span.start and text[end : span.start] in behind for end in ends)
            )
        ):
            return entity
    return None
