"""Later mentions of persons: by surname, by post and surname, by the post alone."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tejido.marking.apposition import stated_offices
from tejido.marking.careers import career
from tejido.marking.memory import Memory, full_names
from tejido.marking.offices import Office, office_of
from tejido.marking.personmentions import PersonMention
from tejido.marking.personnames import Name, after_honorifics
from tejido.marking.posts import Role, role_at
from tejido.marking.posttitles import entries
from tejido.marking.scene import Scene
from tejido.marking.tokens import Token, bare
from tejido.model import Span

__all__ = ["Again", "Later", "recall"]


class Again(NamedTuple):
    """A later mention: the full name it means, the rule, the posts it tells besides the name."""

    span: Span
    name: str
    rule: str
    scene: Scene
    offices: tuple[Office, ...] = ()


@dataclass(slots=True)
class Later:
    """The later mentions of a text, and the full name for each shorter form of it."""

    mentions: list[Again] = field(default_factory=list)
    full: dict[str, str] = field(default_factory=dict)


def _cut(token: Token) -> int:
    """Return how many characters at the end of a token are a possessive."""
    return 2 if token.text.endswith(("'s", "’s")) else 0


def _word(token: Token) -> str:
    return bare(token.text[: len(token.text) - _cut(token)])


def _run(scene: Scene, at: int, memory: Memory) -> tuple[list[str], int, int]:
    """Return the parts of known names from a token on, the position and offset behind them."""
    parts: list[str] = []
    end, stop = at, 0
    while scene.free(end):
        token = scene.tokens[end]
        word = _word(token)
        if token.capital and memory.known(word):
            parts.append(word)
            cut = _cut(token)
            stop, end = token.end - cut, end + 1
            if cut:
                break
            continue
        further = end
        while further < end + 3 and scene.low(further) in scene.words["particles"]:
            further += 1
        inside = parts and further > end and scene.free(further)
        if not inside or not memory.known(bare(scene.low(further))):
            break
        end = further
    return parts, end, stop


def _by_name(
    scene: Scene, at: int, memory: Memory, role: Role | None, taken: Container[int]
) -> tuple[Again, int] | None:
    """Read a surname, or a full name again, at a token."""
    begun = after_honorifics(scene, at)
    if begun < scene.size and scene.tokens[begun].start in taken:
        return None
    titled = begun > at or role is not None
    parts, end, stop = _run(scene, begun, memory)
    if not parts:
        return None
    alone = len(parts) == 1
    before = scene.low(at - 1)
    closed = before in scene.words["links"] or before in scene.words["not_after"]
    goes_on = end < scene.size and scene.free(end) and scene.tokens[end].capital
    if (alone and not titled and (closed or goes_on)) or (goes_on and not titled):
        return None
    start = scene.tokens[begun].start
    person = memory.of_parts(parts, len(scene.text) if titled else start)
    if person is None:
        return None
    person.last = start
    rule = "name" if tuple(parts) == person.parts else "surname"
    offices = (office_of(scene, role),) if role else _stated(scene, begun, end, stop)
    return Again(Span(start, stop), person.name, rule, scene, offices), end


def _stated(scene: Scene, start: int, end: int, stop: int) -> tuple[Office, ...]:
    """Return the posts that a predicate gives who is named again: "Paz previously served as"."""
    name = Name(start, end, stop, (scene.tokens[start].text,), strong=True)
    return tuple(stated_offices(scene, name))


def _by_pronoun(scene: Scene, at: int, memory: Memory) -> Again | None:
    """Read "He is currently director of": a pronoun with a post stands for who was named last."""
    gender = "f" if scene.low(at) in scene.words["she"] else "m"
    offices = _stated(scene, at, at + 1, scene.tokens[at].end)
    if not any(office.institution is not None for office in offices):
        return None
    start = scene.tokens[at].start
    person = memory.of_gender(gender, start, leads=False)
    return Again(scene.span(at, at + 1), person.name, "pronoun", scene, offices) if person else None


def _by_post(scene: Scene, at: int, memory: Memory) -> Again | None:
    """Read "la gobernadora", "the Chair", "el funcionario": a definite post without a name."""
    if scene.low(at - 1) not in scene.words["definites"]:
        return None
    role = role_at(scene, at)
    start = scene.tokens[at].start
    if role is not None and not role.complete and not role.entry.plural:
        lemma = role.entry.lemma.split()[0]
        if person := memory.of_post(lemma, role.entry.gender, start):
            return Again(scene.span(role.start, role.title), person.name, "post", scene)
    word = scene.low(at)
    leads = word in scene.words["again_leads"]
    links = scene.low(at + 1) in scene.words["links"] or start in scene.marked.events
    if (leads or word in scene.words["again"]) and not links:
        gender = _article_gender(scene, at - 1)
        if person := memory.of_gender(gender, start, leads=leads):
            return Again(scene.span(at, at + 1), person.name, "post", scene)
    return None


def _article_gender(scene: Scene, at: int) -> str:
    """Return the gender that an article tells, empty if none."""
    low, words = scene.low(at), scene.words
    return "f" if low in words["feminines"] else "m" if low in words["masculines"] else ""


def _titled(
    scene: Scene, at: int, memory: Memory, taken: Container[int]
) -> tuple[Again | None, int]:
    """Read a post and surname ("secretaria Angulo"); the position behind a name already known."""
    role = role_at(scene, at)
    if role is None or role.end >= scene.size:
        return None, at
    if scene.tokens[role.end].start in taken:
        return None, role.end
    found = _by_name(scene, role.end, memory, role, taken) if scene.free(role.end) else None
    return found if found and found[0].rule == "surname" else (None, at)


def _again(scene: Scene, memory: Memory, taken: Sequence[Span]) -> Iterator[Again]:
    """Yield the later mentions in a sentence; ``taken`` are names found in it before."""
    known, titles = entries(scene.words.language), scene.words.phrases["honorifics"]
    lone = scene.words["again"] | scene.words["again_leads"]
    pronouns = scene.words["he"] | scene.words["she"]
    ends = {span.start: span.end for span in taken}
    behind = 0
    for at, token in enumerate(scene.tokens):
        if at < behind or scene.names[at] >= 0:
            continue
        if token.start in ends:
            behind = at + 1
            while behind < scene.size and scene.tokens[behind].start < ends[token.start]:
                behind += 1
            continue
        if token.low in pronouns and (told := _by_pronoun(scene, at, memory)):
            yield told
            continue
        post, again = token.low in known, token.low in lone
        named = token.capital and (token.low in titles or memory.known(_word(token)))
        if not (post or again or named):
            continue
        found: tuple[Again | None, int] = (None, at)
        if post:
            found = _titled(scene, at, memory, ends)
        if found[1] == at and (post or again):
            found = (_by_post(scene, at, memory), at)
        if found == (None, at) and named:
            found = _by_name(scene, at, memory, None, ends) or found
        if found[0]:
            yield found[0]
        behind = found[1]


def _career(scene: Scene, subject: str) -> list[Again]:
    """The posts of the one person told before, in a sentence that names nobody."""
    roles = career(scene) if subject else []
    gender = scene.words.genders.get(bare(subject.split()[0]), "") if roles else ""
    return [
        Again(
            scene.span(role.start, role.title), subject, "career", scene, (office_of(scene, role),)
        )
        for role in roles
        if not gender or role.entry.gender in ("", gender)
    ]


def _roles_of(scene: Scene, mention: PersonMention) -> list[Role]:
    starts = {post.span.start for post in mention.posts}
    found = (role_at(scene, i) for i, t in enumerate(scene.tokens) if t.start in starts)
    return [role for role in found if role is not None]


def recall(
    sentences: Sequence[tuple[Scene, Sequence[PersonMention]]],
) -> Later:
    """Return the later mentions of the persons that the sentences name."""
    named = [mention for _, found in sentences for mention in found]
    later = Later(full=full_names(named))
    genders = sentences[0][0].words.genders if sentences else {}
    memory, subject = Memory(named, later.full, genders), ""
    for scene, found in sentences:
        again: list[Again] = []
        if named and scene.kind not in ("title", "heading"):
            again = list(_again(scene, memory, [mention.span for mention in found]))
            later.mentions += again or ([] if found else _career(scene, subject))
        told = [*(one.name for one in found), *(one.name for one in again)]
        names = {later.full.get(name, name) for name in told}
        subject = names.pop() if len(names) == 1 else "" if names else subject
        for mention in found:
            memory.note(
                mention, later.full.get(mention.name, mention.name), _roles_of(scene, mention)
            )
    return later
