"""Posts of persons, and whom they represent."""

from __future__ import annotations

from collections.abc import Iterator

from tejido.linking.entities import Linked, Person
from tejido.linking.normal import normal
from tejido.marking.persons import PostMention
from tejido.model import Block, Document, Span
from tejido.stating.arguments import arg_of
from tejido.stating.context import Context, Found
from tejido.stating.lists import listings

__all__ = ["post_claims", "representing"]


def _sentence_of(document: Document, span: Span) -> Span:
    """Return the sentence that holds a span, or the block, or the span itself."""
    for block in document.blocks:
        if block.span.start <= span.start < block.span.end:
            for sentence in block.sentences:
                if sentence.start <= span.start < sentence.end:
                    return sentence
            return block.span
    return span


def post_claims(context: Context, linked: Linked) -> Iterator[Found]:
    """Yield a ``post`` claim for each person named with a post at an institution."""
    for person in linked.persons:
        for post, institution in zip(person.mention.posts, person.institutions, strict=True):
            body = institution if institution is not None else implied(context, linked, person, post)
            if post.title.lower().split(" ")[0] in context.cues.sets["professions"] and institution is not None:
                yield _represents(context, linked, person, institution)
            elif post.title and body is not None:
                yield _post(context, linked, person, post, body, ())
            elif not post.title and institution is not None:
                yield _represents(context, linked, person, institution)


def _represents(context: Context, linked: Linked, person: Person, institution: int) -> Found:
    quote = _sentence_of(context.document, person.mention.span)
    return Found(
        "represents",
        arg_of(linked, person.entity, person.mention.span),
        arg_of(linked, institution, _words_of(linked, institution, quote)),
        (quote,),
        "represents-" + person.mention.rule,
    )


def implied(context: Context, linked: Linked, person: Person, post: PostMention) -> int | None:
    """Return the body a post belongs to that only its words or a place beside it tell.

    ``Peru's Minister of Environment``: a ministry of the document that shares the words of the
    post, else the government of the country; ``la gobernadora``: the government of the state.
    """
    if post.reference or context.document.text[: post.span.start].lower().endswith(("su ", "its ", "sus ")):
        return _last_before(linked, post.span.start)
    office = normal(post.office) if post.office else ""
    tail = set(normal(post.title).split()) - set(office.split()) - _FILLERS
    best: int | None = None
    for at, found in enumerate(linked.clusters):
        if found.type != "institution" or not office or not found.named:
            continue
        for name in found.names:
            words = normal(name).split()
            if words[: len(office.split())] != office.split() and found.head.split(" ")[0] != office.split()[0]:
                continue
            shared = tail & set(words)
            if shared and len(shared) >= max(1, len(tail) - 2) and (len(tail) > 1 or shared == tail):
                return at
            if office.split()[0] in _GOVERNING:
                best = at if best is None else best
    if best is not None:
        return best
    headed = {
        at for at, found in enumerate(linked.clusters)
        if found.type == "institution" and found.named and office and found.head.split(" ")[0] == office.split()[0]
    }
    if len(headed) == 1:
        return headed.pop()
    place = _place_beside(context, linked, person, post)
    return context.government(place) if place is not None else None


def _last_before(linked: Linked, start: int) -> int | None:
    """Return the institution mentioned last before an offset (``titular de dicha dependencia``)."""
    before = [
        (linked.mentions[index].span.start, entity) for index, entity in linked.entity_of.items()
        if linked.clusters[entity].type == "institution" and linked.mentions[index].span.end <= start
    ]
    return max(before)[1] if before else None


_FILLERS = {"de", "del", "la", "el", "los", "las", "y", "e", "of", "for", "and", "the", "secretary", "minister",
            "secretario", "secretaria", "ministro", "ministra", "viceministro", "viceministra", "vice", "estado", "general"}
_GOVERNING = {"gobierno", "government"}


def _place_beside(context: Context, linked: Linked, person: Person, post: PostMention) -> int | None:
    """The place before the post (``Peru's``, ``U.S.``) or behind the name (``of Mexico``)."""
    text = context.document.text
    last = max(post.span.end, person.mention.span.end)
    for index, entity in linked.entity_of.items():
        if linked.clusters[entity].type != "place":
            continue
        span = linked.mentions[index].span
        before = text[span.end : post.span.start]
        if span.end <= post.span.start and before in {"'s ", "’s ", " "}:
            return entity
        behind = text[post.span.end : span.start] if span.start >= post.span.end else ""
        if behind in {" of ", " de "} or (span.start >= last and text[last : span.start] in {" of ", " de "}):
            return entity
    return None


def _post(
    context: Context, linked: Linked, person: Person, post: PostMention, institution: int,
    more: tuple[Span, ...],
) -> Found:
    quote = _sentence_of(context.document, post.span)
    where = (quote, *more)
    return Found(
        "post",
        arg_of(linked, person.entity, person.mention.span),
        arg_of(linked, institution, _words_of(linked, institution, quote)),
        where,
        "post-" + person.mention.rule,
        title=post.title,
    )


def _words_of(linked: Linked, entity: int, quote: Span) -> Span:
    """Return the mention of an entity inside a quote, else its first one."""
    spans = sorted(linked.mentions[index].span for index in linked.clusters[entity].mentions)
    inside = [span for span in spans if quote.start <= span.start and span.end <= quote.end]
    return (inside or spans or [quote])[0]


def representing(context: Context, linked: Linked) -> Iterator[Found]:
    """Yield posts and representation told by the introduction of a list of persons.

    Under "Por parte de la Secretaría X asistieron:" a person's post without institution is a post
    at X; a person without post represents X.
    """
    for listing in listings(context.document, context.cues):
        chunks = context.chunks_in(listing.intro.span)
        bodies = [arg for chunk in chunks for arg in chunk.args if arg.type == "institution"]
        if len({body.entity for body in bodies}) != 1:
            continue
        for item in listing.items:
            for person in _persons_in(linked, item):
                if person.institution is None:
                    intro = listing.intro.sentences[-1] if listing.intro.sentences else listing.intro.span
                    if person.mention.posts:
                        yield _post(context, linked, person, person.mention.posts[0], bodies[0].entity, (intro,))
                    else:
                        yield Found("represents", arg_of(linked, person.entity, person.mention.span),
                                    bodies[0], (item.span, intro), "list-representing")


def _persons_in(linked: Linked, item: Block) -> list[Person]:
    return [
        person for person in linked.persons
        if item.span.start <= person.mention.span.start < item.span.end
    ]
