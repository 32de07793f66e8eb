"""Lists that go on behind a semicolon although a clause stands between their members."""

from __future__ import annotations

from collections.abc import Sequence

from tejido.stating.governors import qualifies
from tejido.stating.predicates import predicates
from tejido.stating.sentence import Group, Sentence

__all__ = ["gathered"]


def gathered(sentence: Sentence) -> tuple[Group, ...]:
    """Return the groups of a sentence, the later stretches of a list joined to its first.

    ``la ministra A, quien abrió el acto; el director B; y C``: what stands between semicolons
    without a verb of its own goes on with the list before.
    """
    if ";" not in sentence.bare:
        return sentence.groups
    signs = [at for at, low in enumerate(sentence.bare) if low == ";"]
    verbs = [one.verb for one in predicates(sentence) if one.finite and one.modality]
    kept: list[Group] = []
    for group in sentence.groups:
        first = _listing(kept, group) if _goes_on(sentence, group, signs, verbs) else None
        if first is None:
            kept.append(group)
        else:
            kept[first] = kept[first]._replace(args=kept[first].args + group.args)
    return tuple(kept)


def _goes_on(sentence: Sentence, group: Group, signs: Sequence[int], verbs: Sequence[int]) -> bool:
    """Whether a group opens a stretch behind a semicolon that holds no verb of its own."""
    if group.prep or not group.acts:
        return False
    start = max((at for at in signs if at < group.start), default=-1)
    end = min((at for at in signs if at >= group.end), default=sentence.size)
    opening = range(start + 1, group.start)
    words, cues = sentence.grammar.words, sentence.cues
    plain = all(
        sentence.low(at) in words.determiners
        or sentence.low(at) in words.ands
        or sentence.low(at) in cues["list_adverbs"]
        or qualifies(sentence, at)
        for at in opening
    )
    return start >= 0 and plain and not any(start < verb < end for verb in verbs)


def _listing(kept: Sequence[Group], group: Group) -> int | None:
    """The last group before that acts and is told by a cue phrase or nothing governs."""
    for number in range(len(kept) - 1, -1, -1):
        if kept[number].acts and (kept[number].cue is not None or not kept[number].prep):
            return number
    return None
