"""The names, the indicators and the demonstration: complete, in both languages, strict."""

from pathlib import Path

import pytest

from accede import shelf
from accede.assistance import catalogue
from accede.assistance.rules.safeguards import concerns_of
from accede.basics.errors import BadInput
from accede.basics.texts import Text

NAMES = (
    catalogue.kind_names,
    catalogue.pillar_names,
    catalogue.theme_names,
    catalogue.standing_names,
    catalogue.priority_names,
    catalogue.level_names,
)


def _texts() -> list[Text]:
    demo, done = catalogue.demonstration_request(), catalogue.demonstration_activity()
    texts = [name for names in NAMES for name in names().values()]
    for indicator in catalogue.indicators().values():
        texts += [indicator.title, indicator.definition, indicator.unit_name]
    texts += [demo.asking.title, demo.asking.words, demo.asking.contact]
    texts += [done.plan.title, done.plan.summary]
    texts += [guard.reasoning for guard in done.safeguards]
    for result in done.results:
        texts += [result.measure.verified_by, result.measure.evidence]
    return texts


def test_everything_a_reader_sees_is_in_english_and_french() -> None:
    for text in _texts():
        assert set(text.by_language) == {"en", "fr"}


def test_french_is_set_as_french() -> None:
    for text in _texts():
        french = text.in_("fr")
        assert "'" not in french
        for mark in ":;!?":
            assert f" {mark}" not in french, french


def test_the_states_words_are_a_letter_and_not_a_label() -> None:
    words = catalogue.demonstration_request().asking.words
    assert all(len(words.in_(language).split()) >= 60 for language in ("en", "fr"))


def test_the_demonstration_activity_has_the_safeguards_it_needs() -> None:
    done = catalogue.demonstration_activity()
    concerns = concerns_of(
        done.plan.concerns, catalogue.theme_concerns(), done.plan.themes, done.plan.markers
    )
    assert concerns == {guard.concern for guard in done.safeguards}


def test_every_result_measures_a_catalogued_indicator() -> None:
    for result in catalogue.demonstration_activity().results:
        assert catalogue.indicators()[result.measure.indicator].unit == result.measure.unit


def test_a_missing_name_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "assistance"
    folder.mkdir()
    (folder / "pillars.yaml").write_text("I: {en: One, fr: Un}\n", encoding="utf-8")
    monkeypatch.setattr(catalogue, "root", lambda: tmp_path)
    catalogue.pillar_names.cache_clear()
    try:
        with pytest.raises(BadInput, match=r"the same Pillar: II, III, IV") as refused:
            catalogue.pillar_names()
        assert "pillars.yaml" in str(refused.value)
    finally:
        catalogue.pillar_names.cache_clear()


def test_an_unknown_field_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = shelf.root() / "demonstration" / "assistance.yaml"
    (tmp_path / "demonstration").mkdir()
    (tmp_path / "demonstration" / "assistance.yaml").write_text(
        original.read_text(encoding="utf-8").replace("  rank: 1\n", "  rank: 1\n  religion: x\n"),
        encoding="utf-8",
    )
    monkeypatch.setattr(catalogue, "root", lambda: tmp_path)
    with pytest.raises(BadInput, match="religion"):
        catalogue.demonstration_request()
