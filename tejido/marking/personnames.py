"""How far the name of a person runs: given names, initials, particles, surnames."""

from __future__ import annotations

from typing import NamedTuple

from tejido.marking.posttitles import entry_at
from tejido.marking.scene import Scene
from tejido.marking.tokens import Token, bare
from tejido.reading.words import word_set

__all__ = ["Name", "after_honorifics", "name_at"]

_INITIALS = 3  # in a row, without dots
_MOST = 9  # tokens of a name
_WORDS_OF_ONE = frozenset("aeiouyó")
_TITLES = 4  # honorifics in a row


class Name(NamedTuple):
    """A name of a person: token positions, its capitalised parts, how sure it is.

    ``strong``: it begins with a known given name, or an honorific stands before it, or letters
    behind it. ``end`` may lie behind a possessive or letters, which ``stop`` (an offset) omits.
    """

    start: int
    end: int
    stop: int
    parts: tuple[str, ...]
    strong: bool


def after_honorifics(scene: Scene, at: int) -> int:
    """Return the position after the honorifics that stand at ``at`` ("Sr. Lic. Don")."""
    if scene.low(at) not in scene.words.phrases["honorifics"]:
        return at
    start = at
    for _ in range(_TITLES):
        if not scene.free(at):
            break
        end = scene.phrase(at, scene.words.phrases["honorifics"])
        if end == at:
            break
        dotted = scene.low(end) == "." or "." in scene.low(end - 1)
        # A lower-case or undotted one letter is a word of its own.
        if len(scene.low(at)) == 1 and not dotted and end == at + 1:
            break
        at = end + (scene.low(end) == ".")
    return at if at > start and scene.free(at) and scene.tokens[at].capital else start


def _initial(scene: Scene, at: int) -> bool:
    """Tell whether an initial, or a given name written short, stands before its dot."""
    token = scene.tokens[at]
    short = len(token.text) == 1 or token.low in scene.words["short"]
    return short and token.capital and scene.low(at + 1) == "."


def _undotted(scene: Scene, at: int) -> bool:
    """Tell whether an initial without a dot stands before more of a name: ``Arun K Gupta``."""
    if len(scene.tokens[at].text) > 1 or scene.low(at) in _WORDS_OF_ONE or at + 1 >= scene.size:
        return False
    if not scene.tokens[at].capital or not scene.free(at + 1):
        return False
    behind = scene.tokens[at + 1 : at + 1 + _INITIALS]
    after = next((token for token in behind if len(token.text) > 1), None)
    return after is not None and after.shape == "W"


def _part(scene: Scene, at: int, first: bool) -> bool:
    """Tell whether the token can be a part of a name."""
    if not scene.free(at) or not scene.tokens[at].capital or scene.places[at]:
        return False
    token = scene.tokens[at]
    if len(token.text) == 1 and not (_initial(scene, at) or _undotted(scene, at)):
        return False
    if entry_at(scene, at) is not None and not _known(scene, token.low):
        return False
    if token.low in scene.words.calendar and bare(token.low) not in scene.words.given:
        return False
    titled = not first and not _initial(scene, at) and after_honorifics(scene, at) > at
    if token.low in scene.words["by"] or titled:
        return False
    if first and (_gerund(scene, token.low) or _verb(scene, at) or _field(scene, token.low)):
        return False
    return not (first and token.low in scene.words.openers and not _initial(scene, at))


def _field(scene: Scene, word: str) -> bool:
    """Tell whether a word opens a field of study: ``Derecho y Ciencias Políticas``."""
    return word in word_set(scene.words.language, "names", "studies") and not _known(scene, word)


def _gerund(scene: Scene, word: str) -> bool:
    """Tell whether a word opens a clause and no name: ``Representing Kenya, the Minister``."""
    forms = scene.words.verbs.get(word, ())
    return any(form.mood == "gerund" for form in forms) and not _known(scene, word)


def _verb(scene: Scene, at: int) -> bool:
    """Tell whether a verb opens a sentence and its subject follows: ``Habló Juan Paz``."""
    opens = at == 0 and scene.tokens[at].low in scene.words.finite
    follows = at + 1 < scene.size and scene.tokens[at + 1].capital
    given = follows and bare(scene.low(at + 1)) in scene.words.given
    return opens and given and not _known(scene, scene.tokens[at].low)


def _known(scene: Scene, word: str) -> bool:
    folded = bare(word)
    return folded in scene.words.surnames or folded in scene.words.given


def _lettered(scene: Scene, at: int) -> int:
    """Return the position behind the letters of a degree or an order behind a name, else 0."""
    here = at + (scene.low(at) == ",")
    start = here
    while scene.free(here) and scene.tokens[here].shape == "A":
        if scene.low(here) not in scene.words["postnominals"]:
            break
        here += 1
    return here if here > start else 0


def _particles(scene: Scene, at: int, parts: int) -> int:
    """Return the position of the part behind the particles at ``at``; ``at`` when they end it."""
    end = at
    while end < at + 3 and scene.free(end) and scene.low(end) in scene.words["particles"]:
        end += 1
    if end == at or not _part(scene, end, first=False):
        return at
    plain = all(scene.tokens[i].shape == "w" for i in range(at, end))
    if any(scene.low(i) in scene.words["sure_particles"] for i in range(at, end)):
        return end
    followed = _known(scene, scene.low(end + 1)) and _part(scene, end + 1, first=False)
    if parts > 1 and plain and not (followed or _known(scene, scene.low(end))):
        if _given_alone(scene, at, parts) and scene.span(end, end + 1) not in scene.marked.places:
            return end  # "Juan Ramón de la Fuente"
        return end if parts < 4 and _married(scene, at, end, parts) else at
    return end


def _given_alone(scene: Scene, at: int, parts: int) -> bool:
    """Tell whether all parts of a name so far are given names."""
    return all(bare(scene.low(i)) in scene.words.given for i in range(at - parts, at))


def _married(scene: Scene, at: int, end: int, parts: int) -> bool:
    """Tell whether a woman's second surname stands at ``end``: ``Berta Quino de Jordao,``."""
    woman = scene.words.genders.get(bare(scene.low(at - parts))) == "f"
    placed = scene.span(end, end + 1) in scene.marked.places
    after = scene.low(end + 1)
    return woman and not placed and (after in ",;." or after in scene.words["joins"])


def _possessive(token: Token) -> int:
    """Return how many characters of a token are a possessive ``'s``."""
    return 2 if token.text.endswith(("'s", "’s")) and len(token.text) > 3 else 0


def name_at(scene: Scene, at: int) -> Name | None:
    """Return the name of a person that may begin at a token, None without one.

    It has at least one part; whether one part is enough is for the caller to say.
    """
    begun = after_honorifics(scene, at)
    particle = begun > at and scene.low(begun) in scene.words["particles"]
    if not _part(scene, begun, first=not particle):
        return None
    parts: list[str] = []
    end, stop, lettered = begun, 0, 0
    while end < begun + _MOST + 2 and len(parts) < _MOST:
        if parts and not _part(scene, end, first=False):
            further = _particles(scene, end, len(parts))
            if further == end:
                break
            end = further
        token = scene.tokens[end]
        cut = _possessive(token)
        parts.append(token.text[: len(token.text) - cut])
        stop = token.end - cut
        end += 1
        if cut:
            break
        if _initial(scene, end - 1):
            stop, end = scene.tokens[end].end, end + 1
        if lettered := _lettered(scene, end):
            end = lettered
            break
    if not parts or all(len(part) == 1 or "." in part for part in parts):
        return None
    initials = len(parts[0]) == 1 or "." in parts[0]
    given = initials or bare(parts[0]) in scene.words.given
    end, stop = _suffixed(scene, end, stop) if len(parts) > 1 else (end, stop)
    return Name(begun, end, stop, tuple(parts), given or begun > at or lettered > 0)


def _suffixed(scene: Scene, end: int, stop: int) -> tuple[int, int]:
    """Return where a name ends behind its suffix: ``Ana Paz Jr.``, ``Ana Paz, Jr.``."""
    if scene.low(end - 1) in scene.words["suffixes"]:  # read as a part of the name
        dotted = scene.low(end) == "."
    else:
        at = end + (scene.low(end) == ",")
        if scene.low(at) not in scene.words["suffixes"] or not scene.free(at):
            return end, stop
        end, stop, dotted = at + 1, scene.tokens[at].end, scene.low(at + 1) == "."
    if not dotted or end + 1 >= scene.size:  # the dot at the end is the sentence's
        return end, stop
    return end + 1, scene.tokens[end].end
