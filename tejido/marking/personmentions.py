"""Mentions of persons and their posts, and how they are made of names and offices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tejido.marking.offices import Office
from tejido.marking.personnames import Name
from tejido.marking.scene import Scene
from tejido.model import Span

__all__ = ["PersonMention", "PostMention", "person_of", "post_of"]


@dataclass(frozen=True, slots=True)
class PostMention:
    """A post that a person is given: its ``title`` as written, empty when none is told.

    ``institution`` is an index into the given mentions, None when the post names none;
    ``office`` is the head of the body that the post implies (``gobierno del estado``);
    ``reference`` is a noun that stands for the institution ("la titular de dicha dependencia").
    """

    title: str
    span: Span
    institution: int | None = None
    office: str = ""
    reference: Span | None = None


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A mention of a person: ``span`` holds the name without honorifics, ``name`` is the full one.

    ``posts`` are those that this mention tells, the first with an institution in front;
    ``post``, ``post_span`` and ``institution`` repeat the first (empty and None without one).
    ``rule`` says what found it; ``surname`` and ``post`` are later mentions of a person of the
    same ``name``, for ``post`` the span is that of the post ("la gobernadora").
    """

    span: Span
    name: str
    rule: str
    posts: tuple[PostMention, ...] = ()
    post: str = field(init=False, default="")
    post_span: Span | None = field(init=False, default=None)
    institution: int | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Repeat the first post in fields of its own."""
        if self.posts:
            object.__setattr__(self, "post", self.posts[0].title)
            object.__setattr__(self, "post_span", self.posts[0].span)
            object.__setattr__(self, "institution", self.posts[0].institution)


def post_of(scene: Scene, office: Office, fallback: int | None) -> PostMention:
    """Return the post of an office; ``fallback`` is its institution when it names none."""
    span = office.span
    title = " ".join(scene.text[slice(*span)].split()) if span.start < span.end else ""
    title = f"{office.noun} {title}" if office.noun else title
    institution = office.institution if office.institution is not None else fallback
    return PostMention(title, span, institution, office.implied, office.reference)


def _posts(
    scene: Scene, offices: Sequence[Office], fallback: int | None
) -> tuple[PostMention, ...]:
    """Turn offices into posts; the list's institution is for those of a person without any."""
    own = [office for office in offices if office.institution is not None]
    posts = [post_of(scene, office, None if own else fallback) for office in offices]
    if not posts and fallback is not None:
        posts = [PostMention("", Span(scene.tokens[0].start, scene.tokens[0].start), fallback)]
    return tuple(sorted(posts, key=lambda post: (post.institution is None, post.span)))


def _written(name: Name, text: str, start: int) -> str:
    words = " ".join(text[start : name.stop].split())
    return words.title() if words.isupper() and len(words) > 4 else words


def person_of(
    scene: Scene, name: Name, rule: str, offices: Sequence[Office], fallback: int | None = None
) -> PersonMention:
    """Return a named person with posts; ``fallback`` is the body of one who has none."""
    start = scene.tokens[name.start].start
    return PersonMention(
        Span(start, name.stop),
        _written(name, scene.text, start),
        rule,
        _posts(scene, offices, fallback),
    )
