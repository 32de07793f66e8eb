"""Named persons in public or institutional roles, with their posts, and who is meant later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tejido.marking.alone import SURNAMED, Listed, alone
from tejido.marking.cards import is_card, read_card
from tejido.marking.delegates import delegated
from tejido.marking.holders import names_of
from tejido.marking.personmentions import PersonMention, person_of, post_of
from tejido.marking.personnames import Name, name_at
from tejido.marking.posts import role_at
from tejido.marking.posttitles import entries
from tejido.marking.privately import told_privately
from tejido.marking.recall import recall
from tejido.marking.scene import Marked, Scene, Vocabulary, vocabulary
from tejido.marking.tables import read_row
from tejido.marking.tokens import bare
from tejido.model import Block, Document, Mention, Span

__all__ = ["find_persons"]


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
            whole = len(entry.words) > 1 or _held(scene, at)
            if whole and scene.spells(at, entry.words):
                end = scene.after_name(at)
                scene.names[at:end] = [-1] * (end - at)
                break


def _held(scene: Scene, at: int) -> bool:
    """Tell whether who heads it stands behind a body named alike: ``la Seremi de X, Ana Paz``."""
    end = scene.after_name(at)
    name = name_at(scene, end + 1) if scene.low(end) == "," else None
    return name is not None and name.strong and len(name.parts) > 1


def _in_sentence(scene: Scene, above: Listed) -> Iterator[PersonMention]:
    """Yield the persons of a sentence, left to right."""
    words, known = scene.words, entries(scene.words.language)
    titles, prefixes = words.phrases["honorifics"], words["prefixes"]
    english, behind = words.language == "en", 0
    for at, token in enumerate(scene.tokens):
        if at < behind or scene.names[at] >= 0:
            continue
        begins = token.low in known or token.low in prefixes
        if not (begins or token.capital or token.low in titles):
            continue
        step = at + 1
        titled = english and token.capital and _capital(scene, at + 1)
        role = role_at(scene, at) if begins or titled else None
        if role is not None:
            named = names_of(scene, role)
            for each, offices in named.people:
                if _heading_allows(scene, each):
                    yield person_of(scene, each, named.rule, offices)
            step = max(step, named.end if named.people else role.title)
        elif token.capital or token.low in titles:
            name = name_at(scene, at)
            found = alone(scene, at, name, above) if name is not None else None
            if found:
                people, step = found
                yield from people
            elif name is not None and name.start == at:
                step = name.end
        behind = step


def _capital(scene: Scene, at: int) -> bool:
    """Tell whether a capital follows, as in an English post that no list holds."""
    return scene.free(at) and scene.tokens[at].capital


def _above(scene: Scene, block: Block, above: Listed) -> Listed:
    """Return what a line above a list tells; other text ends the list."""
    if block.kind == "item":
        return above
    if block.kind == "row":
        return Listed(True, above.institution, above.columns) if above.columns else above
    lows = [token.low for token in scene.tokens]
    closes = bool(lows) and lows[-1] == ":"
    if block.kind not in ("heading", "title") and not closes:
        return Listed()
    short = len(lows) < 30
    attends = short and any(low in scene.words["attendance"] for low in lows)
    found = next((i for i in map(scene.institution, range(len(lows))) if i is not None), None)
    # "Por la Secretaría de Educación:" under a heading "ASISTENTES"
    if closes and found is not None and short:
        attends = attends or above.attends or lows[0] in scene.words["by"]
    return Listed(attends, found if closes and attends else None)


def _first_mentions(
    document: Document, words: Vocabulary, marked: Marked
) -> Iterator[tuple[Scene, list[PersonMention]]]:
    """Yield each sentence with the persons it names together with a post or an act."""
    above = Listed()
    for block in document.blocks:
        if block.kind in ("boilerplate", "dateline"):
            continue
        scenes = [
            Scene(document.text, span, words, marked, block.kind)
            for span in block.sentences or (block.span,)
        ]
        if block.kind != "item" and scenes:
            above = _above(scenes[-1], block, above)
        if is_card(document.text, block) and (
            card := read_card(scenes, above.institution if above.attends else None)
        ):
            yield _scene_of(scenes, card), [card]
            continue
        for scene in scenes:
            _release(scene)
            if block.kind == "row" and (cells := read_row(scene, above.columns)):
                above = Listed(True, above.institution, cells.columns)
                yield (
                    scene,
                    [person_of(scene, name, "row", offices) for name, offices in cells.people],
                )
                continue
            shout = block.kind in ("title", "heading") and _shouted(scene)
            found = [] if shout else _unique(_in_sentence(scene, above))
            yield scene, [delegated(scene, person) for person in found]


def _scene_of(scenes: Sequence[Scene], person: PersonMention) -> Scene:
    inside = (one for one in scenes if one.tokens and one.tokens[-1].end >= person.span.start)
    return next(inside)


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


def _told_apart(
    sentences: Sequence[tuple[Scene, list[PersonMention]]],
) -> list[tuple[Scene, list[PersonMention]]]:
    """Leave surnames alone to recall when a longer name of the document holds them."""
    whole = {
        bare(part)
        for _, found in sentences
        for mention in found
        if mention.rule != SURNAMED
        for part in mention.name.split()
    }
    return [
        (scene, [m for m in found if m.rule != SURNAMED or bare(m.name) not in whole])
        for scene, found in sentences
    ]


def _public(
    text: str, sentences: Sequence[tuple[Scene, list[PersonMention]]]
) -> list[tuple[Scene, list[PersonMention]]]:
    """Leave out whom the text tells as a victim, a minor, a complainant or accused."""
    names = {mention.name for _, found in sentences for mention in found}
    private = told_privately(text, names)
    return [(scene, [m for m in found if m.name not in private]) for scene, found in sentences]


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
    sentences = _told_apart(_public(document.text, list(_first_mentions(document, words, marked))))
    named = [mention for _, found in sentences for mention in found]
    later = recall(sentences)
    merged = [_again(mention, later.full) for mention in named]
    for again in later.mentions:
        posts = tuple(post_of(again.scene, office, None) for office in again.offices)
        merged.append(PersonMention(again.span, again.name, again.rule, posts))
    return sorted(merged, key=lambda mention: mention.span)
