"""What a graph says of each thing, gathered once, so that no page has to ask the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from tejido.graph.terms import DCTERMS, OA, RDF, RDFS
from tejido.network.rows import local
from tejido.project import ID, NS

__all__ = ["Fact", "Known", "Value", "Words", "known"]

Value = NamedNode | Literal
_CLAIMS = {f"{NS}{name}": name for name in ("Participation", "Affiliation", "Assertion")}
_ENDS = {
    "Participation": ("initiative", "agent"),
    "Affiliation": ("agent", "institution"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """A passage: its words from ``start`` to ``end`` of a document, ``page`` 0 where none."""

    iri: str
    exact: str
    start: int
    end: int
    page: int
    document: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim: ``relation`` is the local name of its role or property; ``title`` that of a post.

    ``modality`` is empty for what is stated; the first of ``passages`` states the claim, the
    others name what that one takes as known.
    """

    iri: str
    kind: str
    relation: str
    subject: str
    object: Value
    title: str
    modality: str
    rule: str
    reviewed: bool
    passages: tuple[Words, ...]

    @property
    def things(self) -> set[str]:
        """The IRIs of which it says something."""
        return {self.subject, *([self.object.value] if isinstance(self.object, NamedNode) else ())}


@dataclass(frozen=True, slots=True)
class Known:
    """A graph by subject.

    ``about`` is IRI → predicate → values, sorted; ``facts`` IRI of a claim → the claim; ``of`` a
    thing → claims of it, ``told`` a document → its claims in the order of its text; ``now`` an IRI
    that was given up → what took its place; ``inside`` a thing → what lies within it or is of it,
    or of a document what it mentions.
    """

    about: Mapping[str, Mapping[str, Sequence[Value]]]
    facts: Mapping[str, Fact]
    of: Mapping[str, Sequence[Fact]]
    told: Mapping[str, Sequence[Fact]]
    now: Mapping[str, str]
    inside: Mapping[str, Sequence[str]]

    def texts(self, iri: str, predicate: str) -> list[str]:
        """Return the values of a property as texts."""
        return [value.value for value in self.about.get(iri, {}).get(predicate, ())]

    def text(self, iri: str, predicate: str) -> str:
        """Return the first value of a property; empty when there is none."""
        return next(iter(self.texts(iri, predicate)), "")

    def name(self, iri: str, lang: str) -> str:
        """Return the name of a thing in ``lang``, else in another language, else of its IRI."""
        named = self.about.get(iri, {}).get(f"{RDFS}label", ())
        spoken = {getattr(one, "language", None): one.value for one in named}
        return spoken.get(lang) or next(iter(spoken.values()), "") or local(iri)

    def kind(self, iri: str) -> str:
        """Return the class of a thing (``institution``, ..., ``document``); empty for others."""
        return next(
            (kind.lower() for c in self.texts(iri, f"{RDF}type") if (kind := local(c)) in _THINGS),
            "",
        )


_THINGS = ("Institution", "Event", "Programme", "Agreement", "Person", "Place", "Document")


def known(quads: Iterable[Quad]) -> Known:
    """Gather what quads say; named graphs are left aside, blank nodes left out."""
    about = _by_subject(quads)
    words = {iri: _words(iri, said) for iri, said in about.items() if f"{OA}exact" in said}
    found = (_fact(iri, said, words) for iri, said in about.items() if _claim_kind(said))
    facts = {fact.iri: fact for fact in found if fact is not None}
    of, told = defaultdict(list), defaultdict(list)
    for fact in sorted(facts.values(), key=_order):
        for thing in fact.things:
            of[thing].append(fact)
        for document in {passage.document for passage in fact.passages[:1]}:
            told[document].append(fact)
    return Known(about, facts, of, told, _successors(about), _contents(about))


def _by_subject(quads: Iterable[Quad]) -> dict[str, dict[str, list[Value]]]:
    found: dict[str, dict[str, set[Value]]] = defaultdict(lambda: defaultdict(set))
    for subject, predicate, value, _ in quads:
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
            found[subject.value][predicate.value].add(value)
    return {
        iri: {key: sorted(said[key], key=str) for key in sorted(said)}
        for iri, said in sorted(found.items())
    }


def _claim_kind(said: Mapping[str, Sequence[Value]]) -> str:
    return next((_CLAIMS[c.value] for c in said.get(f"{RDF}type", ()) if c.value in _CLAIMS), "")


def _fact(iri: str, said: Mapping[str, Sequence[Value]], words: Mapping[str, Words]) -> Fact | None:
    """Return a claim; None for one that lacks an end, which is none of ours."""

    def value(name: str) -> Value | None:
        return next(iter(said.get(NS + name, said.get(RDF + name, ()))), None)

    kind = _claim_kind(said)
    first, second = _ENDS.get(kind, ("subject", "object"))
    subject, object_ = value(first), value(second)
    relation = value("predicate" if kind == "Assertion" else "role")
    if not isinstance(subject, NamedNode) or object_ is None or relation is None:
        return None
    return Fact(
        iri,
        kind,
        local(relation.value, "role-"),
        subject.value,
        object_,
        title=_text(value("postTitle")),
        modality=local(_text(value("modality")), "modality-"),
        rule=_text(value("rule")),
        reviewed=_text(value("reviewed")) == "true",
        passages=_passages(said, words),
    )


def _text(value: Value | None) -> str:
    return "" if value is None else value.value


def _passages(said: Mapping[str, Sequence[Value]], words: Mapping[str, Words]) -> tuple[Words, ...]:
    quote = [value.value for value in said.get(f"{NS}quote", ())]
    others = [value.value for value in said.get(f"{NS}evidence", ())]
    further = [words[iri] for iri in others if iri in words and iri not in quote]
    stating = [words[iri] for iri in quote if iri in words]
    return (*stating, *sorted(further, key=lambda one: (one.document, one.start, one.end)))


def _words(iri: str, said: Mapping[str, Sequence[Value]]) -> Words:
    def number(key: str) -> int:
        written = _text(next(iter(said.get(key, ())), None))
        return int(written) if written.isascii() and written.isdigit() else 0

    exact, document = (
        _text(next(iter(said.get(key, ())), None)) for key in (f"{OA}exact", f"{OA}hasSource")
    )
    start, end = number(f"{OA}start"), number(f"{OA}end")
    return Words(iri, exact, start, end, number(f"{NS}page"), document)


def _order(fact: Fact) -> tuple[str, int, int, str]:
    first = fact.passages[0] if fact.passages else Words("", "", 0, 0, 0, "")
    return first.document, first.start, first.end, fact.iri


def _successors(about: Mapping[str, Mapping[str, Sequence[Value]]]) -> dict[str, str]:
    return {
        old.value: iri
        for iri, said in about.items()
        for old in said.get(f"{DCTERMS}replaces", ())
        if old.value.startswith(ID) and old.value not in about
    }


def _contents(about: Mapping[str, Mapping[str, Sequence[Value]]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for iri, said in about.items():
        for predicate in ("within", "jurisdiction", "mentionedIn"):
            for larger in said.get(NS + predicate, ()):
                found[larger.value].append(iri)
    return {iri: list(dict.fromkeys(inner)) for iri, inner in found.items()}
