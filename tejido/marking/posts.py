"""Posts of persons: the words of the post, its field, and the institution it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from tejido.errors import LexiconError
from tejido.marking.scene import Scene
from tejido.marking.tokens import bare, tokenise
from tejido.model import Span
from tejido.project import lexicon

__all__ = ["POSSESSIVES", "Entry", "Role", "entries", "entry_at", "field_end", "role_at"]

_FIELD = 14  # tokens that a post may take to name its field
POSSESSIVES = ("'s", "’s", "'", "’")
_OPEN, _CLOSE = ("(", "["), (")", "]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A form of a post in the lexicon: its words, lemma, gender, number, implied office, group."""

    words: tuple[str, ...]
    lemma: str
    gender: str
    plural: bool
    office: str
    group: str


@dataclass(frozen=True, slots=True)
class Role:
    """A post in a sentence, as token positions.

    ``start``-``title`` is the title as written, ``end`` lies behind the complement that names
    the institution; ``institution`` is an index into the marked names; ``complete`` tells that
    a complement was read; ``field`` is where its field begins (``title`` when it has none);
    ``anaphor`` is the position of a noun that stands for the institution ("dicha dependencia").
    """

    start: int
    title: int
    end: int
    entry: Entry
    institution: int | None = None
    field: int = 0
    complete: bool = False
    anaphor: int | None = None


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
    if not scene.free(at):
        return None
    for entry in entries(scene.words.language).get(scene.low(at), ()):
        if scene.spells(at, entry.words) and scene.free(at + len(entry.words) - 1):
            return entry
    return None


def _prefixed(scene: Scene, at: int) -> tuple[int, Entry] | None:
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
    if scene.words.language != "en":
        return None
    for here in range(at, at + 5):
        token = scene.tokens[here] if scene.free(here) else None
        if token is None or not token.capital or token.low in scene.words.openers:
            return None
        given = bare(token.low) in scene.words.given and entry_at(scene, here + 1) is None
        if token.text.endswith(("'s", "’s")) or given:
            return None
        entry = entry_at(scene, here)
        if entry and here > at:
            return _whole(scene, here, entry)
        if entry:
            return None
    return None


def _adjectives(scene: Scene, at: int) -> int:
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
    return word or len(scene.low(at + 1)) < 3


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
    return after.text == "," or named or after.low in scene.words["places"]


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


def _field(scene: Scene, at: int) -> int:
    """Return the position after the words that name the field of a post ("for Tourism")."""
    words, limit, start = scene.words, at + _FIELD, at
    while at < limit and scene.free(at):
        token = scene.tokens[at]
        if token.text == "," and at > start and (joined := _enumerated(scene, at)):
            at = joined
            continue
        if token.shape not in "WAw" or (_starts_name(scene, at) and not _named_place(scene, at)):
            break
        if at > start and scene.finite(at):
            break
        if token.low in words["links"] or token.low in words["relatives"]:
            break
        if token.low in words["joins"]:
            after = at + 1 + (scene.low(at + 1) in words["determiners"])
            if not scene.free(after) or scene.tokens[after].shape not in "WA":
                break
            if _prefixed(scene, after) or _starts_name(scene, after):
                break
        small = token.shape == "w" and at > start and token.low in words.openers
        if small and token.low not in words["determiners"] | words["joins"]:
            break
        at += 1
    return at


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
        return _field(scene, at) if scene.tokens[at].capital else at
    return scene.after_name(at)


def _enumerated(scene: Scene, at: int) -> int | None:
    """Return where the last of several fields is joined: ``of Information, Culture, and Tourism``.

    Between the commas stands one word each; two could be a name.
    """
    words, start = scene.words, at
    while scene.low(at) == ",":
        at += 1
        if scene.low(at) in words["joins"]:
            return at if at > start + 1 else None
        if not scene.free(at) or not scene.tokens[at].capital or _prefixed(scene, at):
            return None
        at += 1
    return at if scene.low(at) in words["joins"] else None


def _scope(scene: Scene, at: int) -> int:
    """Return the position after what bounds an institution: an acronym, a place."""
    if scene.low(at) in _OPEN:
        close = next((i for i in range(at + 1, at + 6) if scene.low(i) in _CLOSE), None)
        at = close + 1 if close else at
    if scene.free(at) and scene.tokens[at].shape == "W" and scene.low(at + 1) == ",":
        at += 1  # "UNICEF Bolivia, ..."
    if scene.low(at) == "," and _abbreviated(scene, at + 1):
        at += 2  # "del Fondo para la Infancia, UNICEF, ..."
    return at


def _abbreviated(scene: Scene, at: int) -> bool:
    """Tell whether an acronym between commas repeats the name before it."""
    named = scene.institution(at) is not None and scene.after_name(at) == at + 1
    return named and scene.tokens[at].shape == "A" and scene.low(at + 1) == ","


def _modifier(scene: Scene, at: int) -> bool:
    """Tell whether an English name only modifies a noun ("United Nations organizations")."""
    after = scene.after_name(at)
    if scene.words.language != "en" or not scene.free(after):
        return False
    token = scene.tokens[after]
    plain = token.shape == "w" and not scene.finite(after)
    return plain and token.low not in scene.words.openers | scene.words["links"]


def _complement(scene: Scene, role: Role) -> Role:
    """Read what follows the words of a post: links with fields, places, the institution."""
    words = scene.words
    title = at = _joined_field(scene, role)
    institution, field, anaphor = role.institution, 0, role.anaphor
    for _ in range(6):
        if not scene.free(at) or scene.low(at) not in words["links"]:
            break
        if scene.phrase(at, words.phrases["represents"]) > at:
            break  # "el funcionario en representación del gobernador Luis Mora"
        inner = at + 1
        while scene.low(inner) in words["determiners"] and scene.free(inner):
            inner += 1
        found = scene.institution(inner)
        if found is not None and not _modifier(scene, inner):
            institution = found if institution is None else institution
            at = _scope(scene, scene.after_name(inner))
        elif scene.low(inner) in words["anaphors"] and inner > at + 1:
            anaphor = inner if anaphor is None and institution is None else anaphor
            at = _adjectives(scene, inner + 1)
        elif 0 <= inner < scene.size and not scene.free(inner):
            at = scene.after_name(inner)
            at = _field(scene, at) if _modifier(scene, inner) else at
            field = field or inner
            title = title if institution is not None else at
        else:
            end = _field(scene, inner)
            if end == inner:
                break
            field = field or inner
            at = end
            title = title if institution is not None else at
    if institution is None and at > role.title:
        institution, at = _acronym(scene, at)
    elif institution is None and anaphor is None and _chapter(scene, at):
        institution, at = scene.institution(at), _chapter(scene, at)
    return Role(
        role.start, title, at, role.entry, institution, field or title, at > role.title, anaphor
    )


def _joined_field(scene: Scene, role: Role) -> int:
    """Return the position behind a second field: ``secretaria de Gobierno y Hacienda``."""
    fielded = len(role.entry.words) > 1 and scene.low(role.title) in scene.words["joins"]
    return _field(scene, role.title) if fielded else role.title


def _acronym(scene: Scene, at: int) -> tuple[int | None, int]:
    """Read a body behind the field of a post: ``ministra de Salud (MINSA)``."""
    opened = scene.low(at) in _OPEN
    found = scene.institution(at + opened)
    if found is None:
        return None, at
    end = scene.after_name(at + opened)
    closed = opened and scene.low(end) in _CLOSE
    return (found, end + opened) if closed or not opened else (None, at)


def _chapter(scene: Scene, at: int) -> int:
    """Return the position behind a body in capitals right behind a post, with its place; else 0.

    A name follows: ``Mission Director USAID Kenya Mr. Tom Reid``.
    """
    if scene.institution(at) is None or scene.tokens[at].shape != "A":
        return 0
    end = scene.after_name(at)
    end += scene.free(end) and scene.span(end, end + 1) in scene.marked.places
    end += scene.low(end) == ","
    return end if scene.free(end) and scene.tokens[end].capital else 0


def role_at(scene: Scene, at: int) -> Role | None:
    """Return the post that begins at a token, with its complement; None without one.

    An institution right before it ("UNODC Officer in Charge", "World Bank's Director") counts
    when the post names none of its own.
    """
    found = _prefixed(scene, at)
    if found is None:
        return None
    noun, entry = found
    title = _adjectives(scene, noun + len(entry.words))
    role = _complement(scene, Role(at, title, title, entry))
    if role.institution is None and role.anaphor is None and at > 0:
        before = scene.institution(at - 1)
        if before is None and scene.low(at - 1) in POSSESSIVES:
            before = scene.institution(at - 2)
        mine = at - 1 - (scene.low(at - 1) in scene.words["novel"])
        if before is None and scene.low(mine) in scene.words["possessives"]:
            before = _owner(scene, mine)
        if before is not None:
            return replace(role, institution=before)
    return role


def _owner(scene: Scene, at: int) -> int | None:
    """Return the last institution before "su titular", "its director" in the sentence."""
    back = range(at - 1, max(-1, at - 12), -1)
    return next((found for i in back if (found := scene.institution(i)) is not None), None)
