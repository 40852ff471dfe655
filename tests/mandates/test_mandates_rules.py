"""The rules of a reading: each holds on a sound one and refuses a broken one."""

from dataclasses import replace
from datetime import date

from accede.mandates.rules import (
    Mend,
    Note,
    Paragraph,
    Part,
    Reading,
    Use,
    calls_and_notes_agree,
    doubts_are_said,
    every_line_is_used,
    findings,
    mends_keep_letters,
    numbers_run_on,
    one_symbol,
)


def _operative(*numbers: str) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(Part.OPERATIVE, n, 1, "Décide.", False, f"operative {n}") for n in numbers
    )


SOUND = Reading(
    symbol="A/RES/68/999",
    language="fr",
    organ="L’Assemblée générale",
    adopted=date(2013, 12, 19),
    title="Les phares",
    paragraphs=_operative("1", "2"),
    notes=(Note("1", "Voir le registre.", ("operative 1",)),),
    mends=(Mend(3, "lam pe", "lampe", "a space stood inside a word"),),
    uses=(Use.TEXT, Use.BLANK, Use.NOTE, Use.FURNITURE),
    symbols_seen=("A/RES/68/999",),
)


def test_a_sound_reading_has_no_findings() -> None:
    assert findings(SOUND, file="f") == ()


def test_read_1_holds_where_every_line_has_a_use() -> None:
    assert every_line_is_used(SOUND.uses, file="f") == ()


def test_read_1_refuses_a_line_without_a_use() -> None:
    (found,) = every_line_is_used((Use.TEXT, None), file="f")
    assert found.place.line == 2


def test_read_2_holds_where_calls_and_notes_agree() -> None:
    assert calls_and_notes_agree(SOUND.notes, file="f") == ()


def test_read_2_refuses_a_call_without_note_and_a_note_without_call() -> None:
    found = calls_and_notes_agree(
        (Note("1", "", ("preamble 2",)), Note("2", "Voir.", ())), file="f"
    )
    assert [each.code for each in found] == ["READ-2", "READ-2"]
    assert "preamble 2" in found[0].problem


def test_read_3_holds_where_numbers_run_on() -> None:
    member = Paragraph(Part.OPERATIVE, "2.a", 2, "Le nom ;", False)
    assert numbers_run_on((*SOUND.paragraphs, member), file="f") == ()


def test_read_3_refuses_a_gap_and_a_text_without_numbers() -> None:
    (gap,) = numbers_run_on(_operative("1", "3"), file="f")
    assert "3 follows paragraph 1" in gap.problem
    assert len(numbers_run_on((), file="f")) == 1


def test_read_4_holds_where_the_symbols_agree() -> None:
    assert one_symbol("A/RES/68/999", SOUND.symbols_seen, file="f") == ()


def test_read_4_refuses_another_symbol_and_none() -> None:
    assert len(one_symbol("A/RES/68/999", ("A/RES/68/998",), file="f")) == 1
    assert len(one_symbol("", (), file="f")) == 1


def test_read_5_holds_where_a_mend_moves_spaces_alone() -> None:
    assert mends_keep_letters(SOUND.mends, file="f") == ()


def test_read_5_refuses_a_mend_that_changes_a_word() -> None:
    assert len(mends_keep_letters((Mend(3, "lam pe", "lampes", "?"),), file="f")) == 1


def test_read_6_holds_where_there_is_no_doubt() -> None:
    assert doubts_are_said((), file="f") == ()


def test_read_6_refuses_to_pass_over_a_doubt() -> None:
    doubt = Mend(3, "par ti", "parti", "perhaps a space inside a word")
    assert len(findings(replace(SOUND, doubts=(doubt,)), file="f")) == 1
