"""A reading is stored once, replaces nothing, and lies over the catalogue’s words."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from accede.journal import queries as journal
from accede.journal.rules import Actor, Office
from accede.mandates import acts, queries
from accede.mandates.exchange import read_resolution
from accede.mandates.models import StoredParagraph, StoredReading
from accede.mandates.rules import Note, Reading

ACTOR = Actor("officer-1", Office.SECRETARIAT)
DAY = date(2018, 1, 15)
TEXT = """68/187. Les phares

L’Assemblée générale,

Rappelant ses travaux sur les phares,

1. Prie les gardiens d’allumer ;

2. Décide de veiller.
"""


def _reading(text: str = TEXT) -> Reading:
    return read_resolution(text.encode(), file="phares.txt")


def _store(reading: Reading, accept_findings: bool = True) -> StoredReading:
    # The little text has fewer paragraphs than the resolution whose symbol it carries.
    return acts.store_reading(
        reading=reading,
        file="phares.txt",
        actor=ACTOR,
        reason="the text was read",
        source=None,
        on=DAY,
        accept_findings=accept_findings,
    )


@pytest.mark.django_db
def test_without_a_stored_reading_there_are_no_texts() -> None:
    assert all(not duty.texts for each in queries.resolutions() for duty in each.operative)


@pytest.mark.django_db
def test_a_stored_reading_lies_over_the_catalogue() -> None:
    _store(_reading())
    each = queries.resolution("A/RES/68/187")
    assert each.operative[0].texts == {"fr": "Prie les gardiens d’allumer\u00a0;"}
    assert each.operative[0].summary.in_("en").startswith("States")
    assert not each.operative[2].texts
    assert not queries.resolution("E/RES/2017/17").operative[0].texts


@pytest.mark.django_db
def test_the_same_reading_is_stored_once_and_journalled_once() -> None:
    first = _store(_reading())
    seq = journal.last_seq("mandates")
    again = _store(_reading())
    assert (again.pk, again.version) == (first.pk, 1)
    assert journal.last_seq("mandates") == seq == journal.head().seq
    assert StoredReading.objects.count() == 1


@pytest.mark.django_db
def test_another_reading_is_a_new_version_and_the_first_stays() -> None:
    first = _store(_reading())
    second = _store(_reading(TEXT.replace("allumer", "éteindre")))
    assert (first.version, second.version) == (1, 2)
    assert StoredParagraph.objects.filter(reading=first).count() == 4
    texts = queries.resolution("A/RES/68/187").operative[0].texts
    assert texts == {"fr": "Prie les gardiens d’éteindre\u00a0;"}
    assert [v.version for v in queries.versions("A/RES/68/187")] == [1, 2]


@pytest.mark.django_db
def test_both_languages_lie_side_by_side() -> None:
    _store(_reading())
    english = "68/187. Lighthouses\n\nThe General Assembly,\n\n1. Requests keepers to light;\n"
    _store(_reading(english))
    assert set(queries.resolution("A/RES/68/187").operative[0].texts) == {"en", "fr"}


@pytest.mark.django_db
def test_a_text_under_either_symbol_reaches_the_one_resolution() -> None:
    _store(_reading(TEXT.replace("68/187", "72/194")))
    each = queries.resolution("E/RES/2017/17")
    assert each == queries.resolution("A/RES/72/194")
    assert each.operative[1].texts == {"fr": "Décide de veiller."}


@pytest.mark.django_db
def test_an_unsound_reading_is_not_stored_unless_accepted() -> None:
    unsound = replace(_reading(), notes=(Note("1", "", ("preamble 1",)),))
    with pytest.raises(acts.UnsoundReading):
        _store(unsound, accept_findings=False)
    assert not StoredReading.objects.exists() and not journal.head().seq
    assert _store(unsound, accept_findings=True).version == 1


@pytest.mark.django_db
def test_a_stored_reading_is_neither_changed_nor_removed() -> None:
    stored = _store(_reading())
    with pytest.raises(TypeError):
        stored.save()
    with pytest.raises(TypeError):
        stored.delete()


@pytest.mark.django_db
def test_an_unknown_resolution_names_those_known() -> None:
    with pytest.raises(
        queries.UnknownResolution, match="A/RES/68/187, E/RES/2017/17, A/RES/72/194"
    ):
        queries.resolution("A/RES/1/1")


@pytest.mark.django_db
def test_the_texts_of_the_mandate_are_stored_whole(shared: Path) -> None:
    for name in ("A-RES-68-187.fr.txt", "E-RES-2017-17.fr.txt"):
        data = (shared / "data/seeds" / name).read_bytes()
        _store(read_resolution(data, file=name), accept_findings=False)
    for each in queries.resolutions():
        assert all(duty.texts["fr"] for duty in each.operative)
