"""The files of cues: whole ones in both languages, and what is said of a broken one."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tejido.errors import LexiconError
from tejido.model import RELATIONS
from tejido.project import lexicon
from tejido.stating.cues import cues, read_cues
from tejido.stating.grammar import grammar

_VERBS = "verbs:\n- {id: good, verbs: firmar, claims: [signatory theme agent]}\n"
_REST = "phrases: []\nnouns: []\nlists: []\nlabels: []\nfold: {}\n"
_BROKEN = {
    "- {id: bad, verbs: firmar, claims: [signer theme agent]}": ("'bad'", "'signer'"),
    "- {id: bad, verbs: firmar, claims: [signatory theme]}": ("'bad'", "'signatory theme'"),
    "- {id: bad, verbs: firmar, claims: ['signatory theme:body agent']}": ("'bad'", "'body'"),
    "- {id: bad, verbs: firmar, claims: ['signatory theme agnt']}": ("'bad'", "'agnt'", "agent"),
    "- {id: bad, verbs: firmar, claims: ['signatory theme here']}": ("'bad'", "'here'"),
    "- {id: bad, verbs: firmar, claims: ['signatory theme agent:institution/party']}": ("'party'",),
    "- {id: bad, verbs: firmar}": ("'bad'", "'claims'"),
    "- {id: bad, verb: firmar, claims: []}": ("'bad'", "'verb'"),
    "- {verbs: firmar, claims: []}": ("'?'", "'id'"),
    "- firmar": ("'firmar'",),
    "relatives: que": ("'relatives'",),
    "- {id: bad": ("line",),
}


def test_both_languages_have_the_same_sets() -> None:
    assert cues("es").sets.keys() == cues("en").sets.keys()


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_relation_has_a_cue(language: str) -> None:
    known = cues(language)
    found = [cue for group in known.verbs.values() for cue in group]
    openings = (pairs for second in known.phrases.values() for pairs in second.values())
    found += [cue for pairs in openings for _, cue in pairs]
    found += [*known.lists.values(), *known.labels.values()]
    stated = {claim.relation for cue in found for claim in cue.claims}
    assert RELATIONS.keys() - stated <= {"post"}  # read from persons, too


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_set_has_a_comment(language: str) -> None:
    lines = lexicon(language, "cues.yaml").read_text(encoding="utf-8").splitlines()
    names = cues(language).sets.keys() | {"fold"}
    bare = [line for before, line in pairwise(lines) if before[:1] != "#"]
    assert [line for line in bare if line.partition(":")[0] in names] == []


@pytest.mark.parametrize("line", _BROKEN)
def test_a_broken_cue_is_named_with_its_file(tmp_path: Path, line: str) -> None:
    path = tmp_path / "cues.yaml"
    path.write_text(f"{_VERBS}{line}\n{_REST}", encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        read_cues(path, "es")
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    assert all(part in message for part in _BROKEN[line])


def test_a_missing_part_is_named(tmp_path: Path) -> None:
    path = tmp_path / "cues.yaml"
    path.write_text(_VERBS, encoding="utf-8")
    with pytest.raises(LexiconError, match="lacks 'phrases'"):
        read_cues(path, "es")
    with pytest.raises(LexiconError, match=r"none\.yaml"):
        read_cues(tmp_path / "none.yaml", "es")


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_verb_of_a_cue_is_known(language: str) -> None:
    forms = grammar(language)
    known = {form.lemma for found in forms.verbs.values() for form in found}
    assert set(forms.cues.verbs) - known == set(), f"add them to lexicon/{language}/verbs.txt"
