"""Claims of running text: verbs, phrases and nouns with their slots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tejido.stating.captions import caption_claims
from tejido.stating.context import Context, Found
from tejido.stating.delegations import delegated, delegation_claims
from tejido.stating.frames import Frame
from tejido.stating.implied import supply
from tejido.stating.nounclaims import noun_claims
from tejido.stating.owners import owner_claims
from tejido.stating.phases import phase_claims
from tejido.stating.phraseclaims import phrase_claims, share
from tejido.stating.sentence import Sentence
from tejido.stating.staged import staged_claims
from tejido.stating.verbclaims import verb_claims

__all__ = ["prose_claims"]


def prose_claims(context: Context, sentence: Sentence, found: Sequence[Frame]) -> Iterator[Found]:
    """Yield the claims that the cues of one sentence state, given its frames."""
    supply(context, sentence, found)
    share(found, sentence)
    for frame in found:
        if delegated(context, sentence, frame):
            yield from delegation_claims(context, sentence, frame, found)
        else:
            yield from verb_claims(context, sentence, frame)
    yield from phrase_claims(context, sentence, found)
    yield from noun_claims(context, sentence, found)
    yield from owner_claims(sentence, found)
    yield from phase_claims(context, sentence)
    yield from staged_claims(sentence)
    yield from caption_claims(sentence, found)
