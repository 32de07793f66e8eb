"""What people decided about single claims: rejected ones leave, accepted ones are reviewed.

A judgement holds for a claim and the passages that stated it; when the document says it otherwise
the question is open again.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tejido.graph.iris import claim_iri
from tejido.linking.judgements import Judgement
from tejido.model import Claim, Reading
from tejido.project import ID

__all__ = ["judge", "judgeable", "passage_hash"]


def judgeable(reading: Reading) -> dict[str, list[Claim]]:
    """Return the claims of a reading by what judgements call them: ``claim/HEX``.

    Several claims bear one id when the same words at the same place state it.
    """
    entities = {entity.id: entity for entity in reading.entities}
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in reading.claims:
        found[claim_iri(claim, entities, reading.document.id).removeprefix(ID)].append(claim)
    return dict(found)


def passage_hash(claims: Sequence[Claim]) -> str:
    """Return 16 hexadecimal digits of the words of all passages that state some claims."""
    passages = sorted({passage for claim in claims for passage in claim.passages})
    words = "\n".join(passage.exact for passage in passages)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def judge(reading: Reading, judgements: Mapping[str, Judgement]) -> Reading:
    """Return a reading without the rejected claims, the accepted ones marked as reviewed."""
    rejected, accepted = set[int](), set[int]()
    for id_, claims in judgeable(reading).items():
        judgement = judgements.get(id_)
        if judgement and judgement.passage in ("", passage_hash(claims)):
            (accepted if judgement.answer == "accept" else rejected).update(map(id, claims))
    kept = (claim for claim in reading.claims if id(claim) not in rejected)
    marked = (replace(c, reviewed=True) if id(c) in accepted else c for c in kept)
    return replace(reading, claims=tuple(marked))
