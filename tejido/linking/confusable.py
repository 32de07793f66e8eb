"""What a name looks like and sounds like: for slips, never for identity."""

from __future__ import annotations

import re
from functools import lru_cache

from tejido.linking.normal import plain

__all__ = ["skeleton", "stem"]

# Letters of the Cyrillic and Greek scripts, in lower case, above the Latin ones that they (or
# their capitals) look like.
_FOREIGN = "авекмнорстухѕіјһԁԛԝьαβεζηικμνορτυχϲω"
_LATIN = "abekmhopctyxsijhdqwbabezhikmvoptyxcw"
_LOOKALIKE = str.maketrans(_FOREIGN, _LATIN)
_DIGITS = re.compile(r"(?<=[^\W\d_])[01]|[01](?=[^\W\d_])")
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ph", "f"),
        (r"qu(?=[ei])|q", "k"),
        (r"sc(?=[ei])|c(?=[eiy])|[zx]", "s"),
        (r"c", "k"),
        (r"t(?=i[oa])", "s"),
        (r"h", ""),
        (r"v", "b"),
        (r"y", "i"),
        (r"(.)\1", r"\1"),
    )
)
_ENDING = re.compile(r"(?<=\w\w\w)[aeiou]+$")


@lru_cache(maxsize=1 << 15)
def skeleton(name: str) -> str:
    """Return what the letters of a name look like: no spaces, signs, accents, foreign letters.

    ``"СNDH"`` with a Cyrillic letter, ``"C.N.D.H."`` and ``"cndh"`` look the same; ñ looks like n.
    """
    text = plain(name).translate(_LOOKALIKE).replace("ñ", "n")
    text = _DIGITS.sub(lambda digit: "o" if digit[0] == "0" else "l", text)
    return "".join(filter(str.isalnum, text))


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """Return the sound of a word (lower case, no accents) without its ending.

    ``nacional`` and ``national``, ``mujer`` and ``mujeres``, ``comision`` and ``commission`` are
    equal, so are common slips (``b`` and ``v``, ``s`` and ``z``); ``ninos`` and ``ninas`` are too.
    """
    sound = word.replace("ñ", "n")
    for pattern, instead in _SOUNDS:
        sound = pattern.sub(instead, sound)
    bare = sound.removesuffix("s") if len(sound) > 3 else sound
    return _ENDING.sub("", bare) or sound
