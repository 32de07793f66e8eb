"""Measure how fast mentions are linked to a large ledger, beside a regex of its names.

``python -m bench.linking``: bodies are made up of heads, matters and places (always the same)
and added to the ledger of the project until it knows 50,000 names; 100,000 mentions of them are
written in other ways, with unknown ones between. Measured, in processor time: saying who each
mention is, with empty caches; finding the names in a running text and saying who they are; and
finding them by one alternation of all names in a regular expression, on a share of the text.
"""

from __future__ import annotations

import gc
import platform
import random
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.timing import best
from tejido.linking import identity, normal, places
from tejido.linking.compiled import compile_ledger
from tejido.linking.identity import identify
from tejido.linking.ledger import Ledger
from tejido.linking.places import chain
from tejido.marking import gazetteer
from tejido.marking.gazetteer import find_known
from tejido.model import Span

_ROOT = Path(__file__).resolve().parent.parent
_NAMES = 50_000
_MENTIONS = 100_000
_OWN_NAMES = 3
"""Names of a body that no other shares."""
_BODIES = 8
"""Bodies of a town."""
_SHARE = 20_000
"""Characters of the text that the regular expression is tried on."""
_HEADS = {
    "Agencia": "Agency",
    "Centro": "Center",
    "Comisión": "Commission",
    "Comité": "Committee",
    "Consejo": "Council",
    "Coordinación": "Coordination",
    "Dirección General": "General Directorate",
    "Fideicomiso": "Trust",
    "Instituto": "Institute",
    "Junta": "Board",
    "Laboratorio": "Laboratory",
    "Observatorio": "Observatory",
    "Patronato": "Foundation",
    "Procuraduría": "Office",
    "Universidad": "University",
}
_MATTERS = {
    "del Agua": "Water",
    "de Ciencia y Técnica": "Science and Technique",
    "de la Cultura": "Culture",
    "de Desarrollo Rural": "Rural Development",
    "del Deporte": "Sports",
    "de Educación Básica": "Basic Education",
    "de Estadística": "Statistics",
    "de Niñas y Niños": "Children",
    "de Pesca": "Fisheries",
    "de Población": "Population",
    "de Protección Civil": "Civil Protection",
    "de Telecomunicaciones": "Telecommunications",
    "del Transporte": "Transport",
    "de Turismo": "Tourism",
    "de Vivienda": "Housing",
}
_FILLER = (
    "El acuerdo fue firmado ayer por {} ante el pleno.",
    "En la reunión participó {} con una delegación.",
    "Según informó {}, los trabajos comenzarán en marzo.",
    "Los resultados, dijo {}, son alentadores.",
)


def main() -> None:
    """Print the figures."""
    print(f"{platform.python_implementation()} {platform.python_version()}")
    rng = random.Random(50_000)
    ledger = _ledger()
    mentions = list(_mentions(ledger, rng))
    text = " ".join(rng.choice(_FILLER).format(name) for name, _ in mentions)
    gc.collect()
    gc.freeze()  # what making the ledger and the text left behind is no part of the work
    print(f"{len(ledger.names):,} names of {len(ledger):,} entries, {len(mentions):,} mentions")
    linked = _linked(mentions, ledger)
    seconds = _best(lambda: _linked(mentions, ledger))
    _row("linking", seconds, len(mentions), f"{linked:,} known")
    found = _found(text, ledger)
    seconds = _best(lambda: _found(text, ledger))
    _row("finding and linking in a text", seconds, found, f"{len(text) / seconds / 1e6:.2f} MB/s")
    _regex(text, ledger)


def _ledger() -> Ledger:
    """Return the ledger of the project with so many more bodies that it has enough names."""
    own = _ROOT / "authority"
    project = Ledger(compile_ledger(own), "project")
    bodies = list(_bodies(project, random.Random(1)))
    wanted = bodies[: (_NAMES - len(project.names)) // _OWN_NAMES]
    with TemporaryDirectory() as folder:
        Path(folder, "bench.yaml").write_text("".join(wanted), encoding="utf-8")
        return Ledger(compile_ledger(own, Path(folder)), "large")


def _bodies(ledger: Ledger, rng: random.Random) -> Iterator[str]:
    """Yield entries in YAML: some heads and matters for each town of a name of its own."""
    kinds = [(head, matter) for head in _HEADS for matter in _MATTERS]
    towns = (id_ for id_, entry in ledger.items() if entry.form == "city")
    names = {id_: ledger[id_].names["es"] for id_ in towns}
    counted = Counter(names.values())
    for town, name in sorted(names.items()):
        if counted[name] == 1 and name.replace(" ", "").isalpha():
            for number, (head, matter) in enumerate(rng.sample(kinds, _BODIES)):
                yield _body(f"zz-{town}-{number}", head, matter, town, name)


def _body(id_: str, head: str, matter: str, town: str, name: str) -> str:
    english = f"{_MATTERS[matter]} {_HEADS[head]}"
    return f"""\
- id: {id_}
  type: public-agency
  name: {{es: {head} {matter} de {name}, en: {name} {english}}}
  alias: {{es: [{head} Municipal {matter} de {name}]}}
  scoped: {{es: [{head} {matter}]}}
  jurisdiction: {town}
"""


def _mentions(ledger: Ledger, rng: random.Random) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield names as documents write them, and the scope of the document."""
    written = [
        (forms[0][2], forms[0][0])
        for forms in ledger.names.values()
        if ledger.type_of(forms[0][0]) == "institution"
    ]
    for _ in range(_MENTIONS):
        name, id_ = rng.choice(written)
        place = ledger.jurisdiction(id_) if rng.random() < 0.5 else ""
        yield rng.choice(_WAYS)(name), chain(place, ledger)


def _bare(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


_WAYS: tuple[Callable[[str], str], ...] = (
    str,
    str,
    str,
    str,
    str.upper,
    _bare,
    lambda name: f"la {name}",
    lambda name: f"El {name}",
    lambda name: f"{name} Descentralizada",
    lambda name: f"Subdelegación de Enlace de {name}",
)
"""How names are written; what the last two make is unknown."""


def _linked(mentions: Sequence[tuple[str, tuple[str, ...]]], ledger: Ledger) -> int:
    identities = (
        identify([name], "institution", scope, "es", ledger, context="one")
        for name, scope in mentions
    )
    return sum(bool(found.entry_id) for found in identities)


def _found(text: str, ledger: Ledger) -> int:
    """Find the names in a text and say who they are; return how many there were."""
    found = find_known(text, Span(0, len(text)), "es", ledger)
    for known in found:
        name = text[known.span.start : known.span.end]
        identify([name], known.type, ("mx",), "es", ledger, context="one")
    return len(found)


def _regex(text: str, ledger: Ledger) -> None:
    """Find the names by an alternation, longest first; measured on a share, told for all."""
    names = {written for forms in ledger.names.values() for _, _, written in forms}
    ordered = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, ordered)) + r")\b")
    share = text[:_SHARE]
    start = time.process_time()
    found = sum(1 for _ in pattern.finditer(share))
    seconds = time.process_time() - start
    whole = seconds * len(text) / len(share)
    more = f"measured on {len(share):,} of {len(text):,} characters: {whole:.0f} s for all"
    _row("a regular expression, finding only", seconds, found, more)


def _best(work: Callable[[], object]) -> float:
    """Return the processor seconds of the fastest run, each with empty caches."""
    return best(work, before=_forget)


def _forget() -> None:
    """Empty what is remembered of names; the automaton, made once per ledger, stays."""
    for module in (normal, identity, places, gazetteer):
        for name, member in vars(module).items():
            if hasattr(member, "cache_clear") and name != "_automaton":
                member.cache_clear()


def _row(name: str, seconds: float, mentions: int, more: str) -> None:
    print(f"  {name:36} {seconds / mentions * 1e6:10.2f} us a mention, {mentions:,} ({more})")


if __name__ == "__main__":
    main()
