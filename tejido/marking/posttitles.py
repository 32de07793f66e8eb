"""The words of a post: its form in the lexicon, words before it, adjectives behind it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tejido.errors import LexiconError
from tejido.marking.scene import Scene
from tejido.marking.tokens import bare, tokenise
from tejido.model import Span
from tejido.project import lexicon

__all__ = ["Entry", "after_adjectives", "entries", "entry_at", "prefixed"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A form of a post in the lexicon: its words, lemma, gender, number, implied office, group."""

    words: tuple[str, ...]
    lemma: str
    gender: str
    plural: bool
    office: str
    group: str


def _words(form: str) -> tuple[str, ...]:
    return tuple(token.low for token in tokenise(form, Span(0, len(form))))


@cache
def entries(language: str) -> dict[str, tuple[Entry, ...]]:
    """Return the posts of a language by their first word, the longest first.

    Raises:
        LexiconError: ``posts.tsv`` is missing, or a line has no six columns.
    """
    path = lexicon(language, "posts.tsv")
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: cannot be read ({error}); restore the file") from error
    index: dict[str, dict[tuple[str, ...], Entry]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 6:
            raise LexiconError(f"{path}:{number}: a post needs six columns")
        lemma = cells[0].split("/")[0]
        for column, forms in enumerate(cells[:4]):
            gender = "" if not cells[1] else "mf"[column % 2]
            for form in filter(None, forms.split("/")):
                words = _words(form)
                entry = Entry(words, lemma, gender, column > 1, cells[5], cells[4])
                index.setdefault(words[0], {}).setdefault(words, entry)
    return {
        first: tuple(sorted(found.values(), key=lambda entry: (-len(entry.words), entry.words)))
        for first, found in index.items()
    }


def entry_at(scene: Scene, at: int) -> Entry | None:
    """Return the longest post of the lexicon whose words begin at a token."""
    found = entries(scene.words.language).get(scene.low(at), ())
    after = scene.low(at + 1)
    for entry in found if scene.free(at) else ():
        words = entry.words
        spelt = len(words) == 1 or (words[1] == after and scene.spells(at, words))
        if spelt and scene.free(at + len(words) - 1):
            return entry
    return None


def prefixed(scene: Scene, at: int) -> tuple[int, Entry] | None:
    """Return where the post at ``at`` has its noun, behind words such as "former" or "ex"."""
    here = at
    while here < at + 3:
        if entry := entry_at(scene, here):
            return _whole(scene, here, entry)
        if not scene.free(here) or scene.low(here) not in scene.words["prefixes"]:
            break
        here += 1
        here += scene.low(here) == "-"
    return _modified(scene, at)


def _whole(scene: Scene, at: int, entry: Entry) -> tuple[int, Entry]:
    """Return the post that a word such as "deputy", a post by itself too, stands before."""
    if scene.words.language != "en" or len(entry.words) > 1:
        return at, entry
    if entry.words[0] not in scene.words["prefixes"] or not scene.tokens[at].capital:
        return at, entry
    after = entry_at(scene, at + 1)
    behind = (at + 1, after) if after else _modified(scene, at + 1)
    return behind or (at, entry)


def _modified(scene: Scene, at: int) -> tuple[int, Entry] | None:
    """Return the English post at the end of capitalised words ("Plastic Innovation Officer")."""
    more = scene.words.language == "en" and scene.free(at + 1) and scene.tokens[at + 1].capital
    for here in range(at, at + 5) if more else ():
        token = scene.tokens[here] if scene.free(here) else None
        if token is None or not token.capital or token.low in scene.words.openers:
            return None
        given = bare(token.low) in scene.words.given and entry_at(scene, here + 1) is None
        if token.text.endswith(("'s", "’s")) or given:
            return None
        entry = entry_at(scene, here) if here > at else None  # at the first word there is none
        if entry:
            return _whole(scene, here, entry)
    return None


def after_adjectives(scene: Scene, at: int) -> int:
    """Return the position after the adjectives that belong to a post."""
    words = scene.words
    while scene.free(at):
        if scene.low(at) in words["adjectives"]:
            at += 1
        elif _field_in_brackets(scene, at):
            at += 3
        elif _demonym(scene, at):
            at += 1
        else:
            break
    return at


def _field_in_brackets(scene: Scene, at: int) -> bool:
    """Tell whether a letter or a field stands in brackets: "alcalde (s)", "Director (Academic)"."""
    if scene.low(at) != "(" or scene.low(at + 2) != ")":
        return False
    word = scene.free(at + 1) and scene.tokens[at + 1].shape == "W"
    behind = at + 3 < scene.size and scene.free(at + 3) and scene.tokens[at + 3].capital
    letters = scene.tokens[at + 1].shape == "A" and len(scene.low(at + 1)) < 5 and behind
    return word or letters or len(scene.low(at + 1)) < 3


def _demonym(scene: Scene, at: int) -> bool:
    """Tell whether a lower-case word between post and name or link can only be an adjective."""
    word = scene.tokens[at]
    if word.shape != "w" or len(word.low) < 5 or scene.words.language != "es":
        return False
    if word.low in scene.words.openers or word.low in scene.words.verbs or scene.finite(at):
        return False
    after = scene.tokens[at + 1] if at + 1 < scene.size else None
    if after is None:
        return False
    named = after.capital and scene.free(at + 1)
    linked = after.low in scene.words["places"] or after.low in scene.words["links"]
    return after.text == "," or named or linked
