"""Markdown: the text without its marks; headings, lists and tables as plain text has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tejido.reading.encoding import RawText, canonical, decode
from tejido.reading.flow import Piece, row, written

__all__ = ["FOREIGN", "SUFFIXES", "read", "recognises"]

SUFFIXES = frozenset({".md", ".markdown"})
FOREIGN = False

_FRONT = re.compile(r"---[ \t]*\n((?:[^\n]{0,400}\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"(\w{2,20}):[ \t]*[\"']?([^\n\"']{1,300})")
_FIELDS = {
    **dict.fromkeys(("title", "titulo", "título"), "title"),
    **dict.fromkeys(("date", "published", "fecha"), "published"),
    **dict.fromkeys(("lang", "language", "idioma"), "language"),
    **dict.fromkeys(("publisher", "organization", "editor"), "publisher"),
    **dict.fromkeys(("url", "canonical"), "url"),
}
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_ITEM = re.compile(r"([ \t]*)([-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(\S.*)")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_ALIGN = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]*\S.*")
_NOTE = re.compile(r"[ \t]*\[\^[^\]\n]{1,40}\]:?")
_SIGNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"<!--.{0,2000}?-->", ""),
        (r"!\[[^\]\n]{0,300}\](?:\([^)\n]{0,600}\)|\[[^\]\n]{0,100}\])", ""),
        (r"\[([^\]\n]{1,400})\](?:\([^)\n]{0,600}\)|\[[^\]\n]{0,100}\])", r"\1"),
        (r"<(https?://[^>\s]{1,600})>", r"\1"),
        (r"</?[A-Za-z][^>\n]{0,200}>", ""),
        (r"(?<![\\*])\*\*(?=\S)([^*\n]{1,2000}?)(?<=\S)\*\*", r"\1"),
        (r"(?<![\\_\w])__(?=\S)((?:(?!__)[^\n]){1,300}?)(?<=\S)__(?!\w)", r"\1"),
        (r"(?<![\\*\w])\*(?=[^\s*])([^*\n]{1,2000}?)(?<=\S)\*(?!\w)", r"\1"),
        (r"(?<![\\_\w])_(?=[^\s_])([^_\n]{1,2000}?)(?<=\S)_(?!\w)", r"\1"),
        (r"(?<!\\)~~([^~\n]{0,2000})~~", ""),
        (r"`{1,3}([^`\n]{1,600})`{1,3}", r"\1"),
        (r"\\([\\`*_{}\[\]()#+.!|<>~-])", r"\1"),
    )
)
_STRONG = tuple(
    (signs, re.compile(pattern, re.MULTILINE))
    for signs, pattern in (
        ("#", r"^ {0,3}#{1,6} \S"),
        ("|", r"^[^\n|]*\|[^\n]*\n[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|"),
        ("]", r"\[[^\]\n]{1,200}\]\((?:https?:|/|#|mailto:)"),
        ("*", r"(?<!\*)\*\*[^\s*][^*\n]{0,200}\*\*(?!\*)"),
        ("`~", r"^(?:```|~~~)"),
    )
)
"""Marks that plain text has by chance at most once: two kinds of them make Markdown.

Before each the signs of which it has one: most texts have none, and need no search.
"""


def recognises(head: bytes, name: str) -> bool:
    """Tell whether a text is Markdown: by two kinds of marks, or one and its name."""
    if b"\0" in head or head.startswith((b"%PDF-", b"<")):
        return False
    text = head.decode("latin-1").removeprefix("ï»¿").replace("\r\n", "\n")
    marks = sum(
        1 for signs, mark in _STRONG if any(map(text.__contains__, signs)) and mark.search(text)
    )
    named = name.lower().endswith(tuple(SUFFIXES))
    front = _FRONT.match(text)
    return named or marks > 1 or (front is not None and "title:" in front[1])


def read(data: bytes) -> RawText:
    """Return the text of a Markdown file, and what its front matter says.

    Raises:
        UnicodeDecodeError: it is of no known encoding.
    """
    source, warnings = decode(data)
    text = canonical(source)
    front = _FRONT.match(text)
    known = dict(_claims(front[1])) if front else {}
    body = text[front.end() :] if front else text
    return RawText(canonical(written(_pieces(body.split("\n")))), known, warnings)


def _claims(front: str) -> Iterator[tuple[str, str]]:
    for found in re.finditer(rf"(?m)^{_FIELD.pattern}", front):
        key, value = _FIELDS.get(found[1].lower(), ""), found[2].strip()
        if key == "published":
            value = value[:10] if re.match(r"\d{4}-\d\d-\d\d", value) else ""
        if key and value:
            yield key, value


def _pieces(lines: list[str]) -> Iterator[Piece]:
    """Yield headings, paragraphs, items and rows; lines of one paragraph are joined."""
    open_ = Piece("paragraph", "")
    fenced = in_table = False
    for index, line in enumerate(lines):
        line = re.sub(r"^ {0,3}(?:> ?)+", "", line)
        fence = bool(_FENCE.match(line))
        fenced = fenced != fence
        following = lines[index + 1] if index + 1 < len(lines) else ""
        begun = None if fence or fenced else _begun(line, following, in_table)
        if begun is None and line.strip() and not fence:
            joint = "\n" if fenced or open_.text.endswith(("  ", "\\")) else " "
            said = line.strip() if fenced else line.lstrip()
            open_ = open_._replace(text=(open_.text + joint if open_.text else "") + said)
            continue
        yield _plain(open_)
        open_ = begun or Piece("paragraph", "")
        in_table = open_.kind == "row" or (in_table and bool(_ALIGN.fullmatch(line)))
        if open_.kind in ("heading", "row"):
            yield _plain(open_)
            open_ = Piece("paragraph", "")
    yield _plain(open_)


def _begun(line: str, following: str, in_table: bool) -> Piece | None:
    """Return the piece that a line begins, an empty one for a mark, None if it goes on."""
    if not line.strip() or _DEFINITION.fullmatch(line) or (_ALIGN.fullmatch(line) and "|" in line):
        return Piece("paragraph", "")
    if found := _HEADING.fullmatch(line):
        return Piece("heading", found[1])
    if _UNDERLINE.fullmatch(line) or _RULE.fullmatch(line):
        return Piece("paragraph", "")
    if found := _ITEM.fullmatch(line):
        label = found[2] if found[2][0].isdigit() else "-"
        return Piece("item", found[3], label, min(8, len(found[1].expandtabs(4)) // 2))
    bars = "|" in line.replace("\\|", "")
    if bars and (line.strip().startswith("|") or in_table or _ALIGN.fullmatch(following)):
        return row(_cells(line.strip()))
    return None


def _cells(line: str) -> list[str]:
    inner = line.removeprefix("|").removesuffix("|")
    return [cell.replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", inner)]


def _plain(piece: Piece) -> Piece:
    text = _NOTE.sub("", piece.text)
    for pattern, by in _SIGNS:
        text = pattern.sub(by, text)
    return piece._replace(text=text)
