"""Who is meant: the steps from a document's own scope to a provisional key."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tejido.linking.identity import identify
from tejido.linking.keys import slug
from tejido.linking.ledger import default_ledger

ROO = ("mx-roo", "mx")
CHP = ("mx-chp", "mx")
MX = ("mx",)

_CASES = [
    ("Secretaría de Salud", ROO, False, "mx-roo-sesa", "scoped-name"),
    ("Secretaría de Salud", CHP, False, "mx-chp-salud", "scoped-name"),
    ("Secretaría de Salud", MX, False, "mx-salud", "scoped-name"),
    ("Fiscalía General del Estado", ROO, False, "mx-roo-fge", "scoped-name"),
    ("Fiscalía General del Estado", CHP, False, "mx-chp-fge", "scoped-name"),
    ("Gobierno del Estado", ROO, False, "mx-roo-gob", "scoped-name"),
    ("Sistema DIF", ROO, True, "mx-roo-dif", "list"),
    ("Trabajo y Previsión Social", ROO, True, "mx-roo-trabajo", "list"),
    ("Secretaría de Trabajo y Previsión Social", ROO, True, "mx-roo-trabajo", "list"),
    ("Desarrollo social", ROO, True, "mx-roo-desarrollo-social", "list"),
    ("Comisión Interinstitucional", ROO, False, "mx-roo-ci-trata", "scoped-name"),
    ("Secretaría de Gobernación", ROO, False, "mx-segob", "scoped-name"),
    ("OIM", ROO, False, "int-oim", "acronym"),
    ("OIM", (), False, "int-oim", "acronym"),
    ("Unicef", (), False, "int-unicef", "acronym"),
    ("OIM en México", (), False, "int-oim-mx", "name"),
    ("Secretaría de Salud de Jalisco", ROO, False, "mx-jal-salud", "name"),
    ("Secretaría de Economía del Estado de Chiapas", (), False, "mx-chp-economia", "name"),
    ("Ministry of Foreign Affairs of Mexico", (), False, "mx-sre", "name"),
    ("Inter-secretariat Commission against Human Trafficking", (), False, "mx-cit", "name"),
    ("Organización de las Naciones Unidas (ONU)", (), False, "int-un", "name"),
    ("Perú", (), False, "pe-gob", "name"),
    ("Gobierno peruano", (), False, "pe-gob", "name"),
    ("Government of the Republic of Singapore", (), False, "sg-gob", "name"),
    ("México", (), False, "mx-gob", "name"),
    ("Chiapas", (), False, "mx-chp-gob", "name"),
    ("Ayuntamiento de Guadalupe", ("mx-zac", "mx"), False, "mx-zac-guadalupe-ayuntamiento", "name"),
]


@pytest.mark.parametrize(("name", "scope", "in_list", "entry", "how"), _CASES)
def test_known(name: str, scope: tuple[str, ...], in_list: bool, entry: str, how: str) -> None:
    found = identify([name], "institution", scope, "es", default_ledger(), in_list=in_list)
    assert (found.entry_id, found.resolved_by) == (entry, how)
    assert found.key == f"institution/{entry}"


@pytest.mark.parametrize(
    "name",
    [
        "Secretaría de Salud",
        "SSPC",
        "Trabajo y Previsión Social",
        "Ayuntamiento de Guadalupe",
        "Acto",
        "Who",
        "sin fronteras",
        "Gobierno",
        "Comisión Unidos",
    ],
)
def test_never_a_guess(name: str) -> None:
    found = identify([name], "institution", (), "es", default_ledger(), context="one")
    other = identify([name], "institution", (), "es", default_ledger(), context="two")
    assert found.resolved_by == "provisional"
    assert found.entry_id == ""
    assert found.key != other.key, "a short or generic name counts in its document only"


def test_a_full_unknown_name_is_one_everywhere() -> None:
    keys = {
        identify([name], "institution", (), "es", default_ledger(), context=document).key
        for name in ("Red de Casas del Sol", "La Red de Casas del Sol, A.C.")
        for document in ("one", "two")
    }
    assert len(keys) == 1
    assert re.fullmatch(r"institution/red-casas-sol-[0-9a-f]{8}", keys.pop())


def test_unknown_bodies_of_two_states_stay_two() -> None:
    names = ["Comité Estatal de Ciberseguridad"]
    one, other = (
        identify(names, "institution", scope, "es", default_ledger()).key for scope in (ROO, CHP)
    )
    assert one != other


def test_an_office_in_what_it_publishes() -> None:
    publisher = (
        "Oficina de las Naciones Unidas contra la Droga y el Delito en México (UNODC México)"
    )
    found = identify(["UNODC"], "institution", MX, "es", default_ledger(), publisher=publisher)
    assert (found.entry_id, found.resolved_by) == ("int-unodc-mx", "publisher")
    full = ["Oficina de las Naciones Unidas contra la Droga y el Delito"]
    found = identify(full, "institution", MX, "es", default_ledger(), publisher=publisher)
    assert found.entry_id == "int-unodc"


def test_the_office_goes_before_its_organisation() -> None:
    names = ["Oficina de las Naciones Unidas contra la Droga y el Delito", "UNODC", "UNODC México"]
    assert identify(names, "institution", MX, "es", default_ledger()).entry_id == "int-unodc-mx"


def test_what_a_document_defines_goes_before_a_known_acronym() -> None:
    names = ["Laboratorio Ibérico de Nanotecnología", "INL"]
    assert identify(names, "institution", (), "es", default_ledger()).entry_id == ""
    names = ["Oficina de las Naciones Unidas contra las Drogas y los Delitos", "UNODC"]
    assert identify(names, "institution", (), "es", default_ledger()).entry_id == "int-unodc"


def test_weak_names_need_the_entry_in_the_document() -> None:
    ledger = default_ledger()
    assert identify(["Asamblea General"], "institution", (), "es", ledger).entry_id == ""
    known = identify(["Asamblea General"], "institution", (), "es", ledger, known={"int-unga"})
    assert known.entry_id == "int-unga"


def test_a_needed_word() -> None:
    ledger = default_ledger()
    name = ["Comisión Interinstitucional"]
    about = identify(name, "institution", ROO, "es", ledger, text="contra la TRATA de personas")
    assert about.entry_id == "mx-roo-ci-trata"
    assert identify(name, "institution", ROO, "es", ledger, text="manglares").entry_id == ""


def test_programmes_days_and_unknown_events() -> None:
    ledger = default_ledger()
    campaign = identify(["Campaña Corazón Azul"], "programme", MX, "es", ledger)
    assert (campaign.key, campaign.kind) == ("programme/int-blue-heart", "campaign")
    day = identify(["World Day against Human Trafficking"], "event", MX, "en", ledger)
    assert (day.key, day.kind) == ("event/int-day-trafficking", "observance")
    meeting = identify(["Encuentro CIES"], "event", MX, "es", ledger, context="2023")
    assert re.fullmatch(r"event/encuentro-cies-2023-[0-9a-f]{8}", meeting.key)
    later = identify(["Encuentro CIES"], "event", MX, "es", ledger, context="2024")
    assert later.key != meeting.key
    assert identify(["Chiapas"], "place", (), "es", ledger).key == "place/mx-chp"
    assert identify(["OIM"], "programme", (), "es", ledger).entry_id == ""


@given(st.text(min_size=1), st.sampled_from(["", "mx", "2023", "nota-1"]))
def test_any_name_gets_a_sound_key(name: str, context: str) -> None:
    found = identify([name], "event", (), "es", default_ledger(), context=context)
    assert re.fullmatch(r"event/[a-z0-9]+(-[a-z0-9]+)*", found.key)
    assert identify([name], "event", (), "es", default_ledger(), context=context) == found


def test_slug_keeps_whole_telling_words() -> None:
    assert slug("La Comisión de los Niños y las Niñas") == "comision-ninos-ninas"
    assert slug("¿?") == "x"


_LETTERS = st.sampled_from("aáeéiíoóuúñnbcdlmrst")
_WORDS = st.lists(st.text(_LETTERS, min_size=4, max_size=9), min_size=3, max_size=6)


def _written(name: str, random: Random) -> str:
    """Write a name with other capitals, accents, articles and spaces."""
    ways: tuple[Callable[[str], str], ...] = (
        str.upper,
        str.title,
        lambda text: f"la {text}",
        lambda text: text.replace(" ", " \u00a0"),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.translate(str.maketrans("áéíóú", "aeiou")),
        lambda text: f"«{text}», A.C.",
        lambda text: text[:2] + "\u200b" + text[2:],
    )
    for way in random.sample(ways, random.randrange(1, 4)):
        name = way(name)
    return name


@settings(max_examples=150)
@given(_WORDS, st.randoms(), st.sampled_from(["", "mx-roo", "mx-chp"]))
def test_a_provisional_key_depends_on_name_and_scope_alone(
    spoken: list[str], random: Random, scope: str
) -> None:
    def key(name: str, place: str, context: str = "") -> str:
        places = (place, "mx") if place else ()
        found = identify([name], "institution", places, "es", default_ledger(), context=context)
        assert found.resolved_by == "provisional"
        return found.key

    name = " ".join(["Zurcido", *spoken])
    assert key(_written(name, random), scope) == key(name, scope)
    assert key(name, scope, context="another document") == key(name, scope)
    assert key(name, "mx-pue") != key(name, scope)
    assert key(name + " bis", scope) != key(name, scope)
