"""Bodies whose name begins with an article, told by who heads them: ``editor de La Voz``."""

from __future__ import annotations

from tejido.marking.line import Line
from tejido.model import Mention

__all__ = ["press_at"]


def press_at(line: Line, index: int) -> tuple[Mention, int] | None:
    """Return the body whose article stands at a token, mostly of the press, and where it ends.

    Inside a sentence a capitalised article begins a name: ``directora de La Jornada Zamora`` is at
    no event. Behind a post that rules a place it begins that place: ``alcalde de La Cruz``.
    """
    words = line.words
    article = line.low(index) in words.articles and line.shape(index) == "W"
    told = line.low(index - 1) == words.of and line.low(index - 2) in words.posts
    if line.heading or line.shout or not (article and told and line.capital(index + 1)):
        return None
    if line.low(index - 2) in words.rulers or index in line.known or index + 1 in line.known:
        return None
    end = _run(line, index + 1)
    if any(match is not None and match.head.body for match in line.heads[index + 1 : end]):
        return None  # "rector de La Universidad de Loja"
    if line.low(end) == words.of and line.capital(end + 1):
        end = _run(line, end + 1)
    span, name = line.owner(index, end)
    names = (name, name.split(" ", 1)[1])
    return Mention("institution", span, name, "media", names, "head"), end


def _run(line: Line, index: int) -> int:
    """Return the token behind the capitals that begin at ``index``."""
    while line.capital(index):
        index += 1
    return index
