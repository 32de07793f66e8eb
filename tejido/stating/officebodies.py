"""Bodies of a document that a post is at, told by the words of both: ``ministra de Energía``."""

from __future__ import annotations

from collections.abc import Iterator

from tejido.linking.coreference import Cluster
from tejido.linking.entities import Linked
from tejido.linking.normal import normal
from tejido.marking.personmentions import PostMention
from tejido.model import Span
from tejido.stating.context import Context

__all__ = ["body_headed", "body_of_kind", "body_sharing", "governs", "named_bodies"]


def _owned(context: Context, post: PostMention) -> bool:
    """Whether a capitalised word stands right before a post: ``Canadian ambassador``."""
    start = post.span.start
    before = context.document.text[max(0, start - 20) : start]
    words = before.split() if before[-1:].isspace() else []
    word = words[-1] if len(words) > 1 else ""
    return word[:1].isupper() and word.lower() not in context.grammar.words.determiners


def _tail(context: Context, post: PostMention, office: list[str]) -> set[str]:
    """The words of a post that tell more than its office."""
    return set(normal(post.title).split()) - set(office) - context.cues["post_fillers"]


def _fielded(context: Context, post: PostMention, office: list[str]) -> bool:
    """Whether a post tells its field, or of whom it is: ``ministra de Energía``."""
    words = post.title.lower().split()
    links = [at for at, word in enumerate(words) if word in context.cues["of"]]
    behind = set(normal(" ".join(words[links[0] :])).split()) if links else set()
    own = context.cues["post_fillers"] | context.cues["generic_institutions"] | set(office)
    told = len(office) > 1  # "el ombudsman estatal": the office itself tells the field
    return bool(behind - own) or (not told and len(_tail(context, post, office)) > 1)


def body_sharing(
    context: Context, linked: Linked, post: PostMention, office: list[str]
) -> int | None:
    """The body whose name shares most words with a post, the shortest of several."""
    tail = _tail(context, post, office)
    best, most = None, (0, 0)
    for at, cluster in named_bodies(linked) if office else ():
        for words in _names(cluster, linked.identities[at].name, office):
            shared = len(tail & set(words)) if _shares(tail, words) else 0
            if shared and (shared, -len(words)) > most:
                best, most = at, (shared, -len(words))
    return best


def body_headed(
    context: Context, linked: Linked, post: PostMention, office: list[str]
) -> int | None:
    """The first government for a post of governing, else the only body of a post's office.

    A post that tells its field is at no body of another: ``ministra de Energía``.
    """
    if not office:
        return None
    bodies = list(named_bodies(linked))
    governing = office[0] in context.cues["governing"]
    if governing and _has_envoys(context, linked):
        return None
    if governing:
        named = (
            at
            for at, cluster in bodies
            for _ in _names(cluster, linked.identities[at].name, office)
        )
        first = next(named, None)
        if first is not None:
            return first
    if _fielded(context, post, office) or _owned(context, post):
        return None  # "Canadian ambassador" is at no other embassy
    headed = [at for at, _ in bodies if _is_headed(linked, at, office)]
    near = _nearest(context, headed, post) if len(headed) > 1 else None
    if near is not None:
        return near
    if len(headed) > 1 or (len(office) > 1 and " " in post.title):
        headed = _as_national(context, linked, headed, post)
    if len(headed) > 1:
        return None
    return headed[0] if headed and _told(context, headed[0], post) else None


def _has_envoys(context: Context, linked: Linked) -> bool:
    """Whether a document has envoys, so that a government that it names may be another's."""
    offices = (post.office for one in linked.persons for post in one.mention.posts)
    return any(office in context.cues["foreign_offices"] for office in offices)


def _is_headed(linked: Linked, body: int, office: list[str]) -> bool:
    """Whether a body has an office for its head, in the text or by the ledger: ``la UNAM``."""
    cluster, known = linked.clusters[body], linked.identities[body].name
    told = [cluster.head, known] if len(office) == 1 else [*cluster.names, known]
    words = (normal(name).split() for name in told)
    return any(each[:1] == office[:1] and set(office) <= set(each) for each in words)


def _as_national(
    context: Context, linked: Linked, bodies: list[int], post: PostMention
) -> list[int]:
    """Those of some bodies that are national as a post is, or as it is not: ``el ombudsman``."""
    national = context.cues["national"]
    told = not national.isdisjoint(normal(post.title).split())
    names = ((at, set(normal(linked.clusters[at].names[0]).split())) for at in bodies)
    return [at for at, words in names if told is not national.isdisjoint(words)]


def _nearest(context: Context, bodies: list[int], post: PostMention) -> int | None:
    """The only one of some bodies that the sentence of a post names."""
    told = context.hidden_in(context.layout.sentence_of(post.span))
    near = {arg.entity for arg in told if arg.entity in bodies}
    return near.pop() if len(near) == 1 else None


def _told(context: Context, body: int, post: PostMention) -> bool:
    """Whether a body is named before a post, or in its sentence."""
    end = context.layout.sentence_of(post.span).end
    return any(arg.entity == body for arg in context.hidden_in(Span(0, end)))


def body_of_kind(context: Context, linked: Linked, post: PostMention) -> int | None:
    """The body of a kind that bears the place of the post, the only one if it tells no place."""
    words = normal(post.title).split()
    links = context.cues["of"]
    place = next((words[at + 1 :] for at, word in enumerate(words) if word in links), [])
    if place and place[-1] in context.grammar.words.place_nouns:
        place = []  # "alcaldesa del municipio"
    alike = [at for at, _ in named_bodies(linked) if governs(context, linked, at, post.office)]
    for at in alike:
        named = {word for name in linked.clusters[at].names for word in normal(name).split()}
        if place and named.issuperset(place):
            return at
    if not alike and post.office == "municipal-government":
        alike = [at for at, _ in named_bodies(linked) if _of_some_town(context, linked, at)]
    keys = {linked.identities[at].key for at in alike}
    return alike[0] if len(keys) == 1 and not place else None


def _of_some_town(context: Context, linked: Linked, at: int) -> bool:
    """Whether a body nobody knows is called a government: ``Gobierno de Caleta``."""
    words = normal(linked.clusters[at].names[0]).split()
    kind = linked.identities[at].kind or linked.clusters[at].kind
    unknown = not linked.identities[at].entry_id and kind in {"government", "other"}
    named = len(words) > 2 or words[0] not in context.cues["governing"]
    return unknown and named and words[0] in context.cues["government_heads"]


def governs(context: Context, linked: Linked, at: int, kind: str) -> bool:
    """Whether a body is the government of its place, and no office of it."""
    names = (normal(name).split()[0] for name in linked.clusters[at].names)
    own = linked.identities[at].kind or linked.clusters[at].kind
    return own == kind and any(name in context.cues["government_heads"] for name in names)


def named_bodies(linked: Linked) -> Iterator[tuple[int, Cluster]]:
    """Yield the bodies that a document names."""
    for at, cluster in enumerate(linked.clusters):
        if cluster.type == "institution" and cluster.named:
            yield at, cluster


def _names(cluster: Cluster, known: str, office: list[str]) -> Iterator[list[str]]:
    """Yield the words of the names of a body that begin with an office or have its head.

    ``known`` is its name in the ledger, which stands for an acronym.
    """
    headed = normal(cluster.head).split()[:1] == office[:1]
    for name in (*cluster.names, known):
        words = normal(name).split()
        if headed or words[: len(office)] == office:
            yield words


def _shares(tail: set[str], words: list[str]) -> bool:
    """Whether a name holds the words of a post: the only one, or all but two."""
    shared = tail & set(words)
    enough = len(shared) >= max(1, len(tail) - 2)
    return bool(shared) and enough and (len(tail) > 1 or shared == tail)
