"""Claims of lists under a heading or a sentence that ends in a colon: attendees, members."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tejido.model import RELATIONS, Block, Span
from tejido.stating.context import Context, Found, fits
from tejido.stating.cues import Template
from tejido.stating.introductions import Listing, last_sentence
from tejido.stating.sentence import Arg

__all__ = ["list_claims"]

_GIVING = frozenset({"funder", "supporter"})
"""Relations in which what is listed gives something."""
_TITLED = frozenset({"partner", "supporter"})
"""Relations that lists state of nothing but the body that the whole document is about."""


def list_claims(context: Context, listing: Listing) -> Iterator[Found]:
    """Yield the claims that a list makes of its items."""
    intro = last_sentence(listing.intro)
    for template in listing.cue.claims:
        if template.relation in _GIVING and _given(context, intro):
            continue
        told = False
        items = (*_introduced(context, listing, template), *listing.items)
        for target in _targets(context, listing, template):
            for item in items:
                for pair in _pairs(context, item, template, target):
                    told = True
                    yield Found(template.relation, *pair, (item.span, intro), listing.cue.id)
        if told:
            return  # "Our donors" are the programme's, else those of the body


def _given(context: Context, intro: Span) -> bool:
    """Whether what is listed is given something: ``Under the new funding, grants will go to:``."""
    words = context.words(intro).lower().rstrip(" :").split()
    return bool(words) and words[-1] in context.cues["receiving"]


def _pairs(
    context: Context, item: Block, template: Template, target: Arg
) -> Iterator[tuple[Arg, Arg]]:
    allowed = RELATIONS[template.relation]
    for arg in _args(context, item, template.relation):
        one, other = (target, arg) if template.subject.name == "ref" else (arg, target)
        fitting = fits(one, template.subject, allowed.subjects)
        if fitting and fits(other, template.object, allowed.objects) and one.entity != other.entity:
            yield one, other


def _targets(context: Context, listing: Listing, template: Template) -> tuple[Arg, ...]:
    """What the items belong to: named in the introduction, else the current happening."""
    ref = template.subject if template.subject.name == "ref" else template.object
    type_ = ref.type or "event"
    named = [arg for arg in context.args_in(listing.intro.span) if arg.type == type_]
    here = named[-1] if named else context.main.get(type_)
    if type_ == "event":
        here = context.section.get(type_) or here
    elif not named and template.relation in _TITLED:
        here = context.titled
    elif not named:
        here = (context.titled if type_ == "institution" else None) or context.reference(type_)
    return (here,) if here is not None else ()


def _introduced(context: Context, listing: Listing, template: Template) -> Iterator[Block]:
    """The introduction itself, when it names the body the listed persons stand for."""
    bodies = tuple(context.cues["for_bodies"])
    intro = context.words(listing.intro.span).lower()
    if template.relation == "participant" and intro.startswith(bodies):
        yield Block("item", listing.intro.span)


def _args(context: Context, item: Block, relation: str) -> Sequence[Arg]:
    """The names of an item, and the bodies of its persons: who attends stands for them."""
    args = context.args_in(item.span)
    alone = item.kind == "row" and not any(arg.type == "person" for arg in args)
    if relation == "participant" or alone:
        args.extend(arg for arg in context.hidden_in(item.span) if arg not in args)
    named = [arg for arg in args if arg.type != "place"]
    return named or args  # "Red del Agua – Chile": the place only tells where it is
