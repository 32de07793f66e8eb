"""Verb forms of both languages, by a table of forms; broken lists of verbs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tejido.errors import LexiconError
from tejido.marking import verbs
from tejido.marking.verbs import Form, forms_in, verb_forms

_FORMS = {
    "es": """
        organizó organizar finite s
        organizaron organizar finite p
        realizamos realizar finite p
        busque buscar subjunctive s
        entregue entregar subjunctive s
        alcance alcanzar subjunctive s
        ofrecieron ofrecer finite p
        conozca conocer subjunctive s
        dirija dirigir subjunctive s
        construyó construir finite s
        contribuyen contribuir finite p
        reúne reunir finite s
        reunió reunir finite s
        refuerza reforzar finite s
        pidió pedir finite s
        pide pedir finite s
        sostuvieron sostener finite p
        sostendrán sostener future p
        hizo hacer finite s
        fue ser finite s
        fueron ser finite p
        tienen tener finite p
        suscrita suscribir participle s
        suscritos suscribir participle p
        firmadas firmar participle p
        impartiendo impartir gerund -
        participaría participar conditional s
        celebrar celebrar infinitive -
    """,
    "en": """
        organized organize finite -
        organizes organize finite s
        organizing organize gerund -
        held hold finite -
        held hold participle -
        led lead participle -
        signs sign finite s
        launches launch finite s
        supplies supply finite s
        supplied supply participle -
        committed commit finite -
        is be finite s
        were be finite p
        has have finite s
        attend attend infinitive -
    """,
}
_TABLE = [
    (language, *row.split())
    for language, rows in _FORMS.items()
    for row in rows.strip().splitlines()
]


@pytest.mark.parametrize(("language", "form", "lemma", "mood", "number"), _TABLE)
def test_forms(language: str, form: str, lemma: str, mood: str, number: str) -> None:
    assert Form(lemma, mood, number.strip("-")) in verb_forms(language)[form]


@pytest.mark.parametrize(
    ("language", "word"),
    [("es", "una"), ("es", "sobre"), ("es", "para"), ("es", "de"), ("es", "entre"), ("en", "the")],
)
def test_small_words_are_no_verbs(language: str, word: str) -> None:
    assert word not in verb_forms(language)


@pytest.mark.parametrize("language", ["es", "en"])
def test_readings_differ(language: str) -> None:
    assert all(len(set(found)) == len(found) > 0 for found in verb_forms(language).values())


def test_forms_in_moods() -> None:
    finite = forms_in("es", "finite", "future", "conditional")
    assert {"organizó", "organizará", "organizaría"} <= finite
    assert not {"organizar", "organizando"} & finite


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(verbs, "lexicon", lambda language, name: tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("entry", ["organizaz", "reunir:pret", "tener:past=tuv", "a"])
def test_a_broken_entry_is_named(folder: Path, entry: str) -> None:
    (folder / "verbs.txt").write_text(f"# verbs\nfirmar abrir\ncrear {entry}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=rf"verbs\.txt:3: '{entry}' is no verb entry"):
        verb_forms.__wrapped__("es")


def test_a_missing_list_is_named(folder: Path) -> None:
    with pytest.raises(LexiconError, match=r"verbs\.txt: cannot be read"):
        verb_forms.__wrapped__("en")
