"""How a happening is told: by a name, pointed back to, as a new one, as one more."""

from __future__ import annotations

import re

from tejido.linking.clusters import Clusters, in_capitals
from tejido.model import Mention

__all__ = ["apposed", "determiner", "is_named", "points", "renewed", "said_to_be"]

_MARKS = ' ,"”»'
_TIED = re.compile(r"(?:(?!The )[^\W\d_a-z]\w* )*[^\W\d_a-z]\w*-[a-z]+\s+$")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def determiner(text: str, start: int) -> str:
    """Return the lower-case word before ``start``, the determiner if there is one."""
    if not text[start - 1 : start].isspace():
        return ""
    stretch = text[max(0, start - 60) : start]
    before = _WORD.findall((_TIED.sub("", stretch) if "-" in stretch else stretch)[-24:])
    return before[-1].lower() if before else ""


def points(clusters: Clusters, mention: Mention) -> str:
    """Return ``back`` for a definite phrase, ``new`` for an indefinite one, or ``other``."""
    low, words = determiner(clusters.document.text, mention.span.start), clusters.words
    if _another(clusters, mention, low):
        return "other"
    if low in words.indefinites:
        return "new"
    if low in words.evaluatives:  # "este significativo encuentro"
        before = _WORD.findall(
            clusters.document.text[max(0, mention.span.start - 40) : mention.span.start]
        )[-2:-1]
        low = before[0].lower() if before else ""
        return "back" if low in words.demonstratives else ""
    return "back" if low in words.definites or low in words.demonstratives else ""


def _another(clusters: Clusters, mention: Mention, low: str) -> bool:
    """Whether words before, in or behind a mention tell of another one: ``the next visit``."""
    behind = _WORD.match(clusters.document.text, mention.span.end + 1)
    beside = {low, *mention.name.lower().split(), behind.group().lower() if behind else ""}
    return not beside.isdisjoint(clusters.words.others)


def renewed(clusters: Clusters, mention: Mention) -> bool:
    """Whether a mention tells of one more, not of one told before: ``a new agreement``."""
    words = clusters.words
    article = determiner(clusters.document.text, mention.span.start)
    return mention.name.split(" ")[0] in words.renewed and article in words.indefinites


def is_named(clusters: Clusters, mention: Mention) -> bool:
    """Whether a happening is told by a name: ``este Foro`` points, ``este Foro Mundial`` names."""
    low = determiner(clusters.document.text, mention.span.start)
    plain = not any(word[:1].isupper() for word in mention.name.split()[1:])
    told = mention.type != "event" and mention.rule == "head" and in_capitals(mention.name)
    return (mention.named or told) and not (plain and low in clusters.words.demonstratives)


def apposed(clusters: Clusters, first: int, second: int) -> bool:
    """Whether a noun tells what the event before is: ``la Cumbre, un encuentro que``."""
    one, other = clusters.mentions[first], clusters.mentions[second]
    if one.type != other.type or other.type not in {"event", "programme"} or other.named:
        return False
    text, lexicon = clusters.document.text, clusters.words
    between = text[one.span.end : other.span.start]
    article = between.strip(_MARKS).lower()
    if other.type == "programme":  # "the Reef Fund, a five-year project that"
        return one.named and "," in between and article in lexicon.indefinite_articles
    behind = _WORD.match(text, other.span.end + 1)
    low = behind.group().lower() if behind else ""
    tells = low in lexicon.closers or low in lexicon.participles
    return tells and "," in between and article in {"", *lexicon.indefinite_articles}


def said_to_be(clusters: Clusters, first: int, second: int) -> bool:
    """Whether a verb says what a happening is: ``the Reef Fund is a three-year programme``."""
    one, other = clusters.mentions[first], clusters.mentions[second]
    common = not any(word[:1].isupper() for word in other.name.split())
    if one.type != other.type or not one.named or not common:
        return False
    between = clusters.document.text[one.span.end : other.span.start].strip(_MARKS).split()
    words = clusters.words
    told = [low for low in between if low in words.naming_verbs]
    articles = words.indefinite_articles | words.naming_verbs | words.evaluatives
    return len(told) == 1 and between[-1] not in words.naming_verbs and articles.issuperset(between)
