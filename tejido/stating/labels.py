"""Claims of labelled lines: ``Donantes: X y Y``, ``Lugar: Z``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tejido.marking.dates import DateMention
from tejido.marking.tokens import tokenise
from tejido.model import RELATIONS, Span
from tejido.stating.context import Context, Found, fits
from tejido.stating.cues import Cue, Cues, Template
from tejido.stating.sentence import Arg

__all__ = ["label_claims", "label_cue"]

_LABEL = re.compile(r"^[^\W\d_][^:.;\n|]{1,45}:[ \t]+(?=\S)")


def label_claims(context: Context, line: Span, dates: Sequence[DateMention]) -> Iterator[Found]:
    """Yield the claims of the first template of a label's cue that the line fills."""
    label = _LABEL.match(context.words(line))
    cue = label_cue(context.words(line), context.cues) if label is not None else None
    if label is None or cue is None:
        return
    value = line.start + label.end()
    told = Span(line.start, value)
    args = [arg for arg in context.args_in(line) if arg.span.start >= value]
    for template in cue.claims:
        target = _target(context, template)
        if target is None:
            continue
        objects = _objects(template, args, dates)
        for object_ in objects:
            yield Found(template.relation, target, object_, (line,), cue.id, told=(told,))
        if objects:
            return


def label_cue(line: str, cues: Cues) -> Cue | None:
    """Return the cue of the label that a line begins with."""
    label = _LABEL.match(line)
    words = tokenise(label.group(), Span(0, label.end())) if label is not None else ()
    return next((cues.labels[token.low] for token in words if token.low in cues.labels), None)


def _target(context: Context, template: Template) -> Arg | None:
    """The happening that the line is about."""
    slot = template.subject
    found = context.section.get(slot.type) or context.main.get(slot.type)
    return None if found is None or (slot.kind and found.kind != slot.kind) else found


def _objects(
    template: Template, args: Sequence[Arg], dates: Sequence[DateMention]
) -> Sequence[Arg | str]:
    if template.object.name == "date":
        return [date.iso for date in dates[:1]]
    allowed = RELATIONS[template.relation].objects
    return [arg for arg in args if fits(arg, template.object, allowed)]
