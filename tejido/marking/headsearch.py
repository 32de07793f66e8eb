"""Head nouns of names in the tokens of a line, the longest at each token."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tejido.marking.heads import Head, HeadForm
from tejido.marking.tokens import Token, bare, possessive
from tejido.marking.words import Words

__all__ = ["HeadMatch", "heads_of"]

_POSSESSIVES = ("'s", "’s")


class HeadMatch(NamedTuple):
    """A head noun found in a line: the token behind it, its reading, whether it is plural."""

    end: int
    head: Head
    plural: bool


def heads_of(
    tokens: Sequence[Token], capitals: Sequence[bool], words: Words
) -> list[HeadMatch | None]:
    """Return the longest head noun that begins at each token; in capitals accents do not count.

    ``capitals`` tells for each token whether it counts as capitalised: a body in the possessive
    ends its name there (``Foundation's``).
    """
    found: list[HeadMatch | None] = [None] * len(tokens)
    lows = [token.low for token in tokens]
    for index, token in enumerate(tokens):
        low, shape = lows[index], token.shape
        forms = words.bare_heads.get(bare(low)) if shape == "A" else words.heads.get(low)
        if forms is not None and not _is_no_noun(token, words):
            found[index] = _spelt(lows, index, shape, forms)
        if low.endswith(_POSSESSIVES) and found[index] is None and capitals[index]:
            found[index] = _owning(token, index, words)
    return found


def _is_no_noun(token: Token, words: Words) -> bool:
    return token.shape in ".n" or (token.low in words.months and token.shape != "w")


def _spelt(
    lows: Sequence[str], index: int, shape: str, forms: Sequence[HeadForm]
) -> HeadMatch | None:
    """Return the first of some forms that the tokens from ``index`` on spell."""
    spelt = bare if shape == "A" else str
    following = spelt(lows[index + 1]) if index + 1 < len(lows) else ""
    for form, head, plural in forms:
        end = index + len(form)
        if len(form) > 1 and form[1] != following:
            continue  # most forms of a common word end here
        if len(form) < 3 or form[2:] == tuple(map(spelt, lows[index + 2 : end])):
            return HeadMatch(end, head, plural)
    return None


def _owning(token: Token, index: int, words: Words) -> HeadMatch | None:
    """Return the head of a body in the possessive, which ends its name: ``Foundation's``."""
    cut = possessive(token)
    for form, head, plural in words.heads.get(token.low[:-cut], ()) if cut else ():
        if len(form) == 1 and head.body:
            return HeadMatch(index + 1, head, plural)
    return None
