"""Posts of persons, and whom they represent."""

from __future__ import annotations

from collections.abc import Iterator

from tejido.linking.entities import Linked, Person
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
            if post.title and institution is not None:
                yield _post(context, linked, person, post, institution, ())


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
