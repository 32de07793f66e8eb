from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tejido.network.names import Named, acronym, short_names

PLACES = st.sampled_from(["", "Tlaxcala", "Quintana Roo"])
NAMES = st.lists(
    st.sampled_from(["Comisión", "Secretaría", "de", "la", "contra", "Trata", "Estado", "y"]),
    min_size=1,
    max_size=12,
).map(" ".join)


@given(st.lists(st.tuples(NAMES, PLACES, st.sampled_from(["", "CIE", "FGE"])), max_size=12))
def test_labels_are_never_empty_and_differ_where_names_differ(
    known: list[tuple[str, str, str]],
) -> None:
    named = {
        str(n): Named(
            {"es": name, "en": name}, {"es": short, "en": short}, {"es": place, "en": place}
        )
        for n, (name, place, short) in enumerate(known)
    }
    labels = short_names(named)
    assert all(label["es"] and label["en"] for label in labels.values())
    shown: dict[str, set[str]] = {}
    for iri, label in labels.items():
        shown.setdefault(label["es"], set()).add(named[iri].names["es"])
    assert all(len(names) == 1 for names in shown.values())


@pytest.mark.parametrize(
    ("name", "place", "label"),
    [
        ("Fundación Camino a Casa", "México", "Fundación Camino a Casa"),
        (
            "Secretaría de Desarrollo Económico de Quintana Roo",
            "Quintana Roo",
            "Sec. de Desarrollo Económico · Quintana Roo",
        ),
        (
            "Comisión para Prevenir y Erradicar la Trata de Personas del Estado de Tlaxcala",
            "Tlaxcala",
            "Com. para Prevenir y Erradicar… · Tlaxcala",
        ),
        ("Secretaría de Relaciones Exteriores (México)", "México", "Sec. de Relaciones Exteriores"),
    ],
)
def test_long_names_keep_what_tells_them_apart(name: str, place: str, label: str) -> None:
    named = Named({"es": name, "en": name}, {}, {"es": place, "en": place})
    assert short_names({"a": named})["a"]["es"] == label


@pytest.mark.parametrize(
    ("known", "name", "heard", "elsewhere", "shown"),
    [
        ({"UNODC", "ONUDD"}, "Oficina de las Naciones Unidas contra la Droga y el Delito",
         "la UNODC informó", "", "UNODC"),
        ({"OIM", "IOM"}, "International Organization for Migration", "", "la OIM", "IOM"),
        ({"OIM", "IOM"}, "Organización Internacional para las Migraciones", "la OIM", "", "OIM"),
        ({"SNU"}, "Sistema de las Naciones Unidas", "el Sistema", "", ""),
        ({"J/TIP"}, "Oficina de Monitoreo", "", "by J/TIP", "J/TIP"),
        (set(), "Ayuntamientos", "", "", ""),
    ],
)  # fmt: skip
def test_the_documents_decide_which_acronym_is_shown(
    known: set[str], name: str, heard: str, elsewhere: str, shown: str
) -> None:
    assert acronym(known, name, heard, elsewhere) == shown
