"""Short names are for the map: there for what the documents name, short, and naming nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from tejido.linking.identity import identify
from tejido.linking.ledger import default_ledger, read_ledger
from tejido.project import content


@pytest.mark.parametrize(
    ("id_", "short"),
    [
        ("int-unct-mx", {"es": "ONU México", "en": "UN Mexico"}),
        ("mx-gob", {"es": "Gob. de México", "en": "Gov. of Mexico"}),
        ("mx-roo-fge", {"es": "Fiscalía Q. Roo", "en": "Prosecutor Q. Roo"}),
        ("mx-chp-salud", {"es": "Salud Chiapas", "en": "Health Chiapas"}),
        ("mx-roo-cancun-ayuntamiento", {"es": "Ayto. de Cancún", "en": "Cancún Council"}),
        ("pe-gob", {"es": "Gob. de Perú", "en": "Gov. of Peru"}),
    ],
)
def test_short_names(id_: str, short: dict[str, str]) -> None:
    assert default_ledger()[id_].short == short


def test_no_placeholder_is_left_and_most_are_short() -> None:
    ledger = default_ledger()
    found = [name for id_ in ledger for name in ledger[id_].short.values()]
    assert not any("{" in name for name in found)
    assert sum(len(name) <= 24 for name in found) > 0.85 * len(found)  # towns have long names


def test_a_short_name_names_nobody(tmp_path: Path) -> None:
    (tmp_path / "types.yaml").write_bytes((content("authority") / "types.yaml").read_bytes())
    text = "- {id: xx-%s, name: {es: %s, en: %s}, type: ministry, short: {es: La Casa Corta}}\n"
    names = (("a", "Casa Uno Larga"), ("b", "Casa Dos Larga"))
    entries = "".join(text % (id_, name, name) for id_, name in names)
    (tmp_path / "two.yaml").write_text(entries, encoding="utf-8")
    ledger = read_ledger(tmp_path)
    assert ledger["xx-a"].short == ledger["xx-b"].short
    assert identify(["La Casa Corta"], "institution", (), "es", ledger).entry_id == ""
    assert not any("casa corta" in pattern for pattern in ledger.patterns)
