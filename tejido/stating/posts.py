"""Posts of persons, and whom they represent."""

from __future__ import annotations

from collections.abc import Iterator

from tejido.linking.entities import Linked, Person
from tejido.marking.personmentions import PostMention
from tejido.model import Span
from tejido.stating.argument import arg_of
from tejido.stating.context import Context, Found
from tejido.stating.introductions import Listing, last_sentence
from tejido.stating.offices import implied_body
from tejido.stating.sentence import Arg

__all__ = ["listed_posts", "post_claims"]


def post_claims(context: Context, linked: Linked) -> Iterator[Found]:
    """Yield a ``post`` claim for each post at an institution, ``represents`` for a body alone.

    A profession is no post: ``la economista de la CEPAL`` represents it.
    """
    told: dict[int, set[str]] = {}
    for person in linked.persons:
        for post, named in zip(person.mention.posts, person.institutions, strict=True):
            profession = post.title.lower().split(" ")[0] in context.cues["professions"]
            if named is not None and (profession or not post.title):
                yield _represents(context, linked, person, named)
            elif named is not None and post.title.lower() in context.cues["memberships"]:
                yield _member(context, linked, person, post, named)
            elif post.title:
                body = named
                known = told.setdefault(person.entity, set())
                if body is None and not _told_before(known, post):
                    body = implied_body(context, linked, person, post)
                if body is not None:
                    yield _post(context, linked, person, post, body)
                    known.add(post.title.lower())


def _told_before(known: set[str], post: PostMention) -> bool:
    """Whether the words of a post only repeat one whose body is known: ``el gobernador Rey``."""
    title = post.title.lower()
    return any(one == title or one.startswith(f"{title} ") for one in known)


def _represents(context: Context, linked: Linked, person: Person, body: int) -> Found:
    quote = context.layout.sentence_of(person.mention.span)
    agent, named = _agent(linked, person), _named(linked, body, quote)
    return Found("represents", agent, named, (quote,), f"represents-{person.mention.rule}")


def _post(
    context: Context, linked: Linked, person: Person, post: PostMention, body: int, *more: Span
) -> Found:
    quote = context.layout.sentence_of(post.span)
    agent, named = _agent(linked, person), _named(linked, body, quote, post.span)
    rule = f"post-{person.mention.rule}"
    return Found("post", agent, named, (quote, *more), rule, title=post.title, told=(post.span,))


def _member(
    context: Context, linked: Linked, person: Person, post: PostMention, body: int
) -> Found:
    """State that who is called a member of a body belongs to it: no post is told."""
    quote = context.layout.sentence_of(post.span)
    whole = _named(linked, body, quote, post.span)
    rule = f"member-{person.mention.rule}"
    return Found("member", whole, _agent(linked, person), (quote,), rule, told=(post.span,))


def _agent(linked: Linked, person: Person) -> Arg:
    return arg_of(linked, person.entity, person.mention.span)


def _named(linked: Linked, entity: int, quote: Span, implied: Span | None = None) -> Arg:
    """Return an entity in its words inside a quote, else where it is first named or implied."""
    spans = sorted(linked.mentions[index].span for index in linked.clusters[entity].mentions)
    inside = (span for span in spans if quote.start <= span.start and span.end <= quote.end)
    return arg_of(linked, entity, next(inside, spans[0] if spans else implied or quote))


def listed_posts(context: Context, linked: Linked) -> Iterator[Found]:
    """Yield posts and representation told by the introduction of a list of persons.

    Under "Por parte de la Secretaría X asistieron:" a person's post without institution is a post
    at X; a person without post represents X.
    """
    for listing in context.listings:
        args = context.args_in(listing.intro.span)
        bodies = [arg for arg in args if arg.type == "institution"]
        if len({body.entity for body in bodies}) == 1:
            yield from _of_body(context, linked, listing, bodies[0])


def _of_body(context: Context, linked: Linked, listing: Listing, body: Arg) -> Iterator[Found]:
    intro = last_sentence(listing.intro)
    for item in listing.items:
        for person in linked.persons_in(item.span):
            if person.institution is not None:
                continue
            if person.mention.posts:
                post = person.mention.posts[0]
                yield _post(context, linked, person, post, body.entity, intro)
            else:
                where = (item.span, intro)
                yield Found("represents", _agent(linked, person), body, where, "list-representing")
