"""Named persons in public or institutional roles, with their posts, and who is meant later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tejido.marking.apposition import offices_after
from tejido.marking.holders import names_of
from tejido.marking.offices import Office
from tejido.marking.personmentions import PersonMention, person_of, post_of
from tejido.marking.personnames import Name, name_at
from tejido.marking.posts import entries, role_at
from tejido.marking.recall import recall
from tejido.marking.scene import Marked, Scene, Vocabulary, vocabulary
from tejido.marking.tables import read_row
from tejido.model import Block, Document, Mention, Span

__all__ = ["find_persons"]


@dataclass(slots=True)
class _List:
    """What stands above a list: whether it lists persons, for which institution, its columns."""

    attends: bool = False
    institution: int | None = None
    columns: tuple[str, ...] = ()


def _private(scene: Scene, at: int) -> bool:
    """Tell whether the words before a name make it a victim's, a relative's, or a place's."""
    words = scene.words
    near = [scene.low(i) for i in range(max(0, at - 3), at)]
    if any(word in words["private"] for word in near):
        return True
    if near and near[-1] in words["links"]:
        near.pop()
    return bool(near) and near[-1] in words["not_after"]


def _acts(scene: Scene, name: Name, at: int) -> bool:
    """Tell whether a verb of public acting stands beside a name ("moderó NAME", "NAME said")."""
    acts, forms = scene.words["acts"], scene.words.verbs
    after = any(
        form.lemma in acts and form.mood in ("finite", "future")
        for form in forms.get(scene.low(name.end), ())
    )
    by = scene.low(at - 1) in scene.words["by"]
    before = forms.get(scene.low(at - 2 if by else at - 1), ())
    moods = ("participle",) if by else ("finite", "future")
    return after or any(form.lemma in acts and form.mood in moods for form in before)


def _whole(name: Name) -> bool:
    """Tell whether a name has two parts and does not end in an initial ("Rosa B.")."""
    return len(name.parts) > 1 and len(name.parts[-1]) > 1


def _alone(scene: Scene, at: int, above: _List) -> tuple[list[PersonMention], int] | None:
    """Read a name that no post precedes: its posts follow, or it acts, or it is on a list."""
    name = name_at(scene, at)
    if name is None or not _whole(name):
        return None
    titled = name.start > at
    if not titled and Span(scene.tokens[name.start].start, name.stop) in scene.marked.places:
        return None
    shouted = all(part.isupper() for part in name.parts) and not titled
    if shouted and (not name.strong or scene.kind in ("title", "heading")):
        return None
    if _private(scene, at) and not titled:
        return None
    opens = scene.kind in ("item", "row") and at < 2
    listed = opens and (above.attends or name.strong)
    offices, end, rule = offices_after(scene, name, listed=listed or (titled and at < 2))
    fallback = above.institution if listed else None
    if offices:
        return [person_of(scene, name, rule, offices, fallback)], end
    if (pair := _paired(scene, name)) and name.strong:
        return [person_of(scene, each, pair[1], pair[2]) for each in pair[0]], pair[3]
    if titled:
        return [person_of(scene, name, "honorific", (), above.institution if listed else None)], end
    if opens and above.attends and (name.strong or end == scene.size):
        return [person_of(scene, name, "list", (), above.institution)], end
    if name.strong and _acts(scene, name, at):
        return [person_of(scene, name, "acts", ())], end
    return None


def _paired(scene: Scene, first: Name) -> tuple[list[Name], str, list[Office], int] | None:
    """Read "A y B, de la Fundación X": both names take what follows the second."""
    if scene.low(first.end) not in scene.words["joins"] or role_at(scene, first.end + 1):
        return None
    second = name_at(scene, first.end + 1)
    if second is None or not _whole(second):
        return None
    offices, end, rule = offices_after(scene, second, listed=False)
    shared = [office for office in offices if office.institution is not None]
    return ([first, second], rule, offices, end) if shared and rule == "name-institution" else None


def _heading_allows(scene: Scene, name: Name) -> bool:
    """Tell whether a name behind a post can be one: in a headline also one before a verb."""
    return scene.kind not in ("title", "heading") or name.strong or scene.finite(name.end)


def _release(scene: Scene) -> None:
    """Free what is marked as a name but begins with a post of two words ("Programme Officer")."""
    known = entries(scene.words.language)
    for at, token in enumerate(scene.tokens):
        covered = scene.names[at] >= 0 and (at == 0 or scene.names[at - 1] != scene.names[at])
        if not covered or token.low not in known:
            continue
        for entry in known[token.low]:
            if len(entry.words) > 1 and scene.spells(at, entry.words):
                end = scene.after_name(at)
                scene.names[at:end] = [-1] * (end - at)
                break


def _in_sentence(scene: Scene, above: _List) -> Iterator[PersonMention]:
    """Yield the persons of a sentence, left to right."""
    words, known = scene.words, entries(scene.words.language)
    titles, prefixes = words.phrases["honorifics"], words["prefixes"]
    english, behind = words.language == "en", 0
    for at, token in enumerate(scene.tokens):
        begins = token.low in known or token.low in prefixes
        opens = begins or token.capital or token.low in titles
        if not opens or at < behind or scene.names[at] >= 0:
            continue
        step = at + 1
        role = role_at(scene, at) if begins or (token.capital and english) else None
        if role is not None:
            named = names_of(scene, role)
            for each, offices in named.people:
                if _heading_allows(scene, each):
                    yield person_of(scene, each, named.rule, offices)
            step = max(step, named.end if named.people else role.title)
        elif token.capital or token.low in titles:
            if found := _alone(scene, at, above):
                people, step = found
                yield from people
            elif (name := name_at(scene, at)) and name.start == at:
                step = name.end
        behind = step


def _above(scene: Scene, block: Block, above: _List) -> _List:
    """Return what a line above a list tells; other text ends the list."""
    if block.kind == "item":
        return above
    if block.kind == "row":
        return _List(True, above.institution, above.columns) if above.columns else above
    lows = [token.low for token in scene.tokens]
    closes = bool(lows) and lows[-1] == ":"
    if block.kind not in ("heading", "title") and not closes:
        return _List()
    short = len(lows) < 30
    attends = short and any(low in scene.words["attendance"] for low in lows)
    found = next((i for i in map(scene.institution, range(len(lows))) if i is not None), None)
    # "Por la Secretaría de Educación:" under a heading "ASISTENTES"
    if closes and found is not None and short:
        attends = attends or above.attends or lows[0] in scene.words["by"]
    return _List(attends, found if closes and attends else None)


def _first_mentions(
    document: Document, words: Vocabulary, marked: Marked
) -> Iterator[tuple[Scene, list[PersonMention]]]:
    """Yield each sentence with the persons it names together with a post or an act."""
    above = _List()
    for block in document.blocks:
        if block.kind in ("boilerplate", "dateline"):
            continue
        scenes = [
            Scene(document.text, span, words, marked, block.kind)
            for span in block.sentences or (block.span,)
        ]
        if block.kind != "item" and scenes:
            above = _above(scenes[-1], block, above)
        for scene in scenes:
            _release(scene)
            if block.kind == "row" and (cells := read_row(scene, above.columns)):
                above = _List(True, above.institution, cells.columns)
                yield (
                    scene,
                    [person_of(scene, name, "row", offices) for name, offices in cells.people],
                )
                continue
            shout = block.kind in ("title", "heading") and _shouted(scene)
            yield scene, [] if shout else _unique(_in_sentence(scene, above))


def _shouted(scene: Scene) -> bool:
    letters = [token for token in scene.tokens if token.shape in "WAw"]
    return bool(letters) and all(token.shape == "A" for token in letters if len(token.text) > 1)


def _unique(found: Iterator[PersonMention]) -> list[PersonMention]:
    """Keep one mention for each name, the one with more posts."""
    best: dict[Span, PersonMention] = {}
    for mention in found:
        other = best.get(mention.span)
        if other is None or len(mention.posts) > len(other.posts):
            best[mention.span] = mention
    return [best[span] for span in sorted(best)]


def _again(mention: PersonMention, full: dict[str, str]) -> PersonMention:
    """Return a mention by its full name; a surname alone only tells again who is known."""
    whole = full.get(mention.name)
    if whole is None:
        return mention
    rule = mention.rule if " " in mention.name else "surname"
    return replace(mention, name=whole, rule=rule)


def find_persons(
    document: Document, language: str, institutions: Sequence[Mention]
) -> list[PersonMention]:
    """Return the persons that a document names in a public role, in the order of the text.

    ``institutions`` are names already marked (of any type): no person's name overlaps them, and
    those of type ``institution`` are the bodies of posts. By-lines, contacts, victims and private
    persons give nothing.

    Raises:
        LexiconError: a data file is missing or broken.
    """
    words, marked = vocabulary(language), Marked(institutions)
    sentences = list(_first_mentions(document, words, marked))
    named = [mention for _, found in sentences for mention in found]
    later = recall(sentences)
    merged = [_again(mention, later.full) for mention in named]
    for again in later.mentions:
        posts = () if again.office is None else (post_of(again.scene, again.office, None),)
        merged.append(PersonMention(again.span, again.name, again.rule, posts))
    return sorted(merged, key=lambda mention: mention.span)
