"""The field that a post tells: ``secretaria de Desarrollo Económico``, ``Minister for Tourism``."""

from __future__ import annotations

from tejido.marking.personnames import after_honorifics
from tejido.marking.posttitles import prefixed
from tejido.marking.scene import Scene
from tejido.marking.tokens import bare

__all__ = ["after_field", "field_end"]

_FIELD = 14
"""How many tokens a post may take to name its field."""


def _starts_name(scene: Scene, at: int) -> bool:
    """Tell whether a known given name with a capital behind it begins here."""
    token = scene.tokens[at]
    if token.shape != "W" or not scene.free(at) or not scene.free(at + 1) or scene.places[at]:
        return False
    after = scene.tokens[at + 1]
    if len(token.text) == 1 and after.text == "." and at + 2 < scene.size:
        return scene.tokens[at + 2].capital  # "of Peru A. Paz"
    return bare(token.low) in scene.words.given and (
        after.capital or after.low in scene.words["particles"]
    )


def after_field(scene: Scene, at: int) -> int:
    """Return the position after the words that name the field of a post ("for Tourism")."""
    words, limit, start = scene.words, at + _FIELD, at
    while at < limit and scene.free(at):
        token = scene.tokens[at]
        if token.text == "," and at > start and (joined := _enumerated(scene, at)):
            at = joined
            continue
        numbered = token.shape == "n" and scene.low(at - 1) in words["determiners"]
        if not (token.shape in "WAw" or numbered):
            break
        if _starts_name(scene, at) and not _named_place(scene, at):
            break
        if at > start and (scene.finite(at) or _titled(scene, at)):
            break
        if token.low in words["links"] or token.low in words["relatives"]:
            break
        if token.low in words["joins"]:
            after = at + 1 + (scene.low(at + 1) in words["determiners"])
            if not scene.free(after) or scene.tokens[after].shape not in "WA":
                break
            if prefixed(scene, after) or _starts_name(scene, after):
                break
        small = token.shape == "w" and at > start and token.low in words.openers
        if small and not (token.low in words["determiners"] or token.low in words["joins"]):
            break
        at += 1
    return at


def _titled(scene: Scene, at: int) -> bool:
    """Tell whether a title before the name of a person begins: ``Minister of Health Dr Paz``."""
    return scene.tokens[at].capital and after_honorifics(scene, at) > at


def _named_place(scene: Scene, at: int) -> bool:
    """Tell whether a name behind a post is its town: ``alcalde de Benito Juárez, Ana Paz``."""
    end = at
    while scene.free(end) and scene.tokens[end].shape == "W":
        end += 1
    ruled = scene.low(at - 1) in scene.words["links"] and scene.low(end) == ","
    behind = [scene.tokens[k].shape for k in range(end + 1, min(end + 3, scene.size))]
    return ruled and behind == ["W", "W"]


def field_end(scene: Scene, at: int) -> int:
    """Return the position after the field of a post, marked as a name or not."""
    if scene.free(at):
        return after_field(scene, at) if scene.tokens[at].capital else at
    return scene.after_name(at)


def _enumerated(scene: Scene, at: int) -> int | None:
    """Return where the last of several fields is joined: ``of Information, Culture, and Tourism``.

    Between the commas stands one word each, or two that can be no name of a person.
    """
    words, start = scene.words, at
    while scene.low(at) == ",":
        at += 1
        if scene.low(at) in words["joins"]:
            return at if at > start + 1 and _capital_behind(scene, at) else None
        if not scene.free(at) or not scene.tokens[at].capital or prefixed(scene, at):
            return None
        at += 1 + _second(scene, at + 1)
    return at if scene.low(at) in words["joins"] and _capital_behind(scene, at) else None


def _capital_behind(scene: Scene, at: int) -> bool:
    """Tell whether another field may follow a join word: no ``y representantes de``."""
    after = at + 1 + (scene.low(at + 1) in scene.words["determiners"])
    return scene.free(after) and scene.tokens[after].capital


def _second(scene: Scene, at: int) -> bool:
    """Tell whether the second word of a field stands at a token: ``Campus Saludable, Igualdad``."""
    if not scene.free(at) or scene.tokens[at].shape != "W":
        return False
    pair = {part for k in (at - 1, at) for part in bare(scene.low(k)).split("-")}
    return scene.words.given.isdisjoint(pair) and scene.words.surnames.isdisjoint(pair)
