"""Claims of labelled lines: ``Donantes: X y Y``, ``Lugar | Z``, a label above its value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from tejido.marking.dates import DateMention
from tejido.marking.tokens import tokenise
from tejido.model import RELATIONS, Span
from tejido.stating.context import Context, Found, fits
from tejido.stating.cues import Cue, Cues, Template
from tejido.stating.sentence import Arg

__all__ = ["Label", "bare_label", "label_claims", "label_cue", "label_end", "value_claims"]

_COLON = re.compile(r"^[^\W\d_][^:.;\n|]{1,45}:[ \t]+(?=\S)")
_CELLS = re.compile(
    r"^\|?[ \t]*([^\W\d_][^:.;\n|\t]{1,45}):?[ \t]*[|\t][ \t|]*(?=[^\s|])[^|\t\n]*\|?$"
)
_COLON_WORDS = 6
"""What stands before a colon and has more words is a clause: ``The forum heard two experts:``."""
_WORDS, _LONGEST = 5, 60
"""A label on a line of its own has no more words, and no more code points."""


class Label(NamedTuple):
    """A label: what it says of its value, and where it stands."""

    cue: Cue
    span: Span


def label_claims(context: Context, line: Span, dates: Sequence[DateMention]) -> Iterator[Found]:
    """Yield the claims of the first template of a label's cue that the line fills."""
    text = context.words(line)
    end = label_end(text)
    cue = label_cue(text, context.cues) if end else None
    if cue is not None:
        label = Label(cue, Span(line.start, line.start + end))
        yield from value_claims(context, label, Span(line.start + end, line.end), dates)


def value_claims(
    context: Context, label: Label, value: Span, dates: Sequence[DateMention]
) -> Iterator[Found]:
    """Yield what a label says of the value behind or below it."""
    where = Span(label.span.start, value.end)
    # The label may be a post, and the person behind it begin there: "Chair: Ana Paz".
    args = [arg for arg in context.args_in(where) if arg.span.start >= value.start]
    for template in label.cue.claims:
        target = _target(context, template)
        if target is None:
            continue
        objects = _objects(template, args, dates)
        for object_ in objects:
            found = Found(
                template.relation, target, object_, (where,), label.cue.id, told=(label.span,)
            )
            yield from _lasting(context, label, found)
        if objects:
            return


def _lasting(context: Context, label: Label, found: Found) -> Iterator[Found]:
    """Put the dates of ``Start date`` and ``End date`` together; a date of an end says nothing."""
    words = set(_lows(context.words(label.span)))
    begun = context.begun
    if found.relation == "date" and words & context.cues["beginnings"]:
        context.begun = None if found.subject.entity in context.spanned else found
    elif found.relation == "date" and words & context.cues["endings"]:
        if begun is not None and begun.subject.entity == found.subject.entity:
            context.begun = None
            where, told = (*begun.where, *found.where), (*begun.told, *found.told)
            yield replace(begun, object=f"{begun.object}/{found.object}", where=where, told=told)
    else:
        if found.relation == "date" and "/" in str(found.object):
            context.spanned.add(found.subject.entity)
        yield found


def label_end(line: str) -> int:
    """Return where the label that a line begins with ends, 0 without one."""
    label = _COLON.match(line) if ":" in line else None
    if label is not None:
        return label.end()
    cells = _CELLS.match(line) if "|" in line or "\t" in line else None
    return cells.end(1) if cells is not None else 0


def label_cue(line: str, cues: Cues) -> Cue | None:
    """Return the cue of the label that a line begins with; in a table it holds nothing else."""
    label = line[: label_end(line)]
    if not label:
        return None
    if ":" not in label:
        return bare_label(label, cues)
    lows = _lows(label)
    return _cue(lows, cues) if len(lows) <= _COLON_WORDS else None


def bare_label(line: str, cues: Cues) -> Cue | None:
    """Return the cue of a line that holds nothing but the words of a label."""
    if len(line) > _LONGEST:
        return None
    lows = _lows(line)
    known = all(low in cues.labels or low in cues["label_fillers"] for low in lows)
    return _cue(lows, cues) if known and len(lows) <= _WORDS else None


def _lows(text: str) -> list[str]:
    words = tokenise(text, Span(0, len(text)))
    return [token.low for token in words if token.shape in "WAw"]


def _cue(lows: Sequence[str], cues: Cues) -> Cue | None:
    """The cue of the first word, or pair of words, that tells something."""
    pairs = [f"{one} {other}" for one, other in pairwise(lows)]
    found = [cues.labels[words] for words in (*pairs, *lows) if words in cues.labels]
    return next((cue for cue in found if cue.claims), found[0] if found else None)


def _target(context: Context, template: Template) -> Arg | None:
    """The happening that the line is about, or the body that the document is about."""
    slot = template.subject
    found = context.section.get(slot.type) or context.main.get(slot.type)
    found = context.titled if slot.type == "institution" else found
    return None if found is None or (slot.kind and found.kind != slot.kind) else found


def _objects(
    template: Template, args: Sequence[Arg], dates: Sequence[DateMention]
) -> Sequence[Arg | str]:
    if template.object.name == "date":
        return [date.iso for date in dates[:1]]
    allowed = RELATIONS[template.relation].objects
    return [arg for arg in args if fits(arg, template.object, allowed)]
