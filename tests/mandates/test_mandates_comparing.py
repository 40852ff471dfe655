"""What became of each paragraph between two texts: made-up ones, then the real ones."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.mandates.catalogue import crosswalks, lexicon
from accede.mandates.exchange import read_resolution
from accede.mandates.rules import Paragraph, Part, Reading
from accede.mandates.rules.comparing import Fate, Pairing, compare, matched, part_of, same_text
from accede.mandates.rules.differing import Change, differences
from accede.mandates.rules.senses import senses_of

PARAGRAPHS = (
    "Urges Member States to plant oak trees along every river of the northern valleys;",
    "Requests the Office to train the keepers of lighthouses in reading the signals of ships;",
    "Encourages museums to open their collections of old maps to the children of all schools;",
    "Thanks the donors who paid for bells, and invites others to give ropes and clappers;",
)


def reading(*texts: str, language: str = "en", symbol: str = "A/RES/70/1") -> Reading:
    paragraphs = tuple(
        Paragraph(Part.OPERATIVE, str(n), 1, text, False, f"operative {n}")
        for n, text in enumerate(texts, start=1)
    )
    return Reading(symbol, language, "", None, "", paragraphs, (), (), "70")


def compared(before: Reading, after: Reading) -> tuple[Pairing, ...]:
    return compare(
        before,
        after,
        tuple(senses_of(each, lexicon(each.language)) for each in (before, after)),  # type: ignore[arg-type]
    )


def told(before: Reading, after: Reading) -> list[tuple[str, str, str]]:
    return [
        (
            str(row.fate),
            " ".join(each.split()[1] for each in row.before),
            " ".join(each.split()[1] for each in row.after),
        )
        for row in compared(before, after)
    ]


def test_a_text_beside_itself_is_the_same() -> None:
    same = told(reading(*PARAGRAPHS), reading(*PARAGRAPHS))
    assert same == [("SAME", str(n), str(n)) for n in range(1, 5)]


def test_changed_new_gone_and_moved_paragraphs_are_found() -> None:
    one, two, three, four = PARAGRAPHS
    after = reading(
        one.replace("oak trees", "oak and lime trees"),
        four,
        "Decides to build a bridge of stone over the southern gorge before winter;",
        two,
    )
    assert set(told(reading(one, two, three, four), after)) == {
        ("CHANGED", "1", "1"),
        ("SAME", "4", "2"),
        ("GONE", "3", ""),
        ("NEW", "", "3"),
        ("SAME", "2", "4"),
    }


def test_a_paragraph_is_split_and_two_are_merged() -> None:
    one, two, three, four = PARAGRAPHS
    whole = f"{one.rstrip(';')}, and {two[0].lower()}{two[1:]}"
    assert told(reading(whole, three), reading(one, two, three))[0] == ("SPLIT", "1", "1 2")
    assert told(reading(one, two, four), reading(whole, four))[0] == ("MERGED", "1 2", "1")


def test_letters_belong_to_their_paragraph() -> None:
    before = reading(PARAGRAPHS[0])
    letters = (
        Paragraph(Part.OPERATIVE, "1", 1, "Urges Member States to plant:", False, "operative 1"),
        Paragraph(Part.OPERATIVE, "1.a", 2, "Oak trees along every river;", False, "operative 1.a"),
        Paragraph(Part.OPERATIVE, "1.b", 2, "In the northern valleys;", False, "operative 1.b"),
    )
    after = Reading("A/RES/72/1", "en", "", None, "", letters, (), (), "72")
    assert told(before, after) == [("CHANGED", "1", "1")]


def test_an_empty_text_has_only_new_or_gone() -> None:
    nothing = reading()
    assert told(nothing, nothing) == []
    assert {row[0] for row in told(nothing, reading(*PARAGRAPHS))} == {"NEW"}
    assert {row[0] for row in told(reading(*PARAGRAPHS), nothing)} == {"GONE"}


def test_align_1_each_is_the_others_most_like() -> None:
    assert matched([[0.9, 0.5], [0.6, 0.4]], 0.3) == {0: 0, 1: 1}
    assert matched([[0.2, 0.1], [0.1, 0.1]], 0.9) == {}


def test_align_1_a_little_below_the_floor_is_enough_where_nothing_else_is_as_like() -> None:
    assert matched([[0.25, 0.0], [0.0, 0.9]], 0.3) == {0: 0, 1: 1}
    assert matched([[0.25, 0.0], [0.28, 0.9]], 0.3) == {1: 1}


def test_align_2_most_words_of_a_part_stand_in_the_whole() -> None:
    part = {word: 1 for word in ["a", "b", "c", "d", "e", "f", "g", "h"]}
    assert part_of(part, {**part, "i": 1})


def test_align_2_few_words_or_others_are_no_part() -> None:
    part = {word: 1 for word in ["a", "b", "c", "d", "e", "f", "g", "h"]}
    assert not part_of(part, {"a": 1, "b": 1})
    assert not part_of({"a": 1}, {"a": 1}), "too few words to tell"


def test_align_3_signs_and_case_may_differ() -> None:
    assert same_text("L’Office ; aide,", "l'office: aide")


def test_align_3_letters_may_not_differ() -> None:
    assert not same_text("one", "two")


@given(st.text(max_size=120), st.text(max_size=120), st.sampled_from(["en", "zh", "ar"]))
def test_differences_give_back_both_texts(before: str, after: str, language: str) -> None:
    found = differences(before, after, language)
    assert "".join(each.text for each in found if each.change is not Change.ADDED) == before
    assert "".join(each.text for each in found if each.change is not Change.REMOVED) == after


def test_differences_are_by_word() -> None:
    found = differences("plant oak trees", "plant lime trees", "en")
    assert [(str(each.change), each.text) for each in found] == [
        ("kept", "plant "),
        ("removed", "oak"),
        ("added", "lime"),
        ("kept", " trees"),
    ]


@given(
    st.lists(st.sampled_from(PARAGRAPHS), max_size=6),
    st.lists(st.sampled_from(PARAGRAPHS), max_size=6),
)
def test_every_paragraph_is_told_of_once(before: list[str], after: list[str]) -> None:
    rows = compared(reading(*before), reading(*after))
    old = sorted(at for row in rows for at in row.before)
    new = sorted(at for row in rows for at in row.after)
    assert old == sorted(f"operative {n + 1}" for n in range(len(before)))
    assert new == sorted(f"operative {n + 1}" for n in range(len(after)))


# The real texts.

# E/RES/2017/17 in A/RES/74/175, judged by reading both in French: 2, 6, 7, 9, 14, 15, 17, 19, 20
# and 26 of the later text are new.
TO_74_175 = (
    "1-1 2-3 3-4 3-8 4-5 5-10 6-11 7-12 8-13 9-16 10-18 11-21 12-22 13-23 14-24 15-25 16-27 17-28"
    " 18-29 19-30"
)


def read(path: Path) -> Reading:
    return read_resolution(path.read_bytes(), file=path.name)


def links(before: Reading, after: Reading) -> set[tuple[str, str]]:
    return {
        (a.split()[1], b.split()[1])
        for row in compared(before, after)
        for a in row.before
        for b in row.after
        if a.startswith("operative")
    }


def test_the_links_of_the_mandate_are_those_judged_by_reading(shared: Path) -> None:
    seeds = shared / "data" / "seeds"
    old, new = (read(seeds / f"{each}.fr.txt") for each in ("A-RES-68-187", "E-RES-2017-17"))
    judged = {(link.before[1], link.after[1]) for link in crosswalks()}
    found = links(old, new)
    assert found <= judged, "a proposal is wrong"
    assert len(found) / len(judged) >= 0.8


def test_the_links_to_the_successor_are_those_judged_by_reading(shared: Path) -> None:
    old = read(shared / "data" / "seeds" / "E-RES-2017-17.fr.txt")
    new = read(shared / "data" / "resolutions" / "fr" / "A_RES_74_175_fr.txt")
    judged = {(a, b) for a, b in (each.split("-") for each in TO_74_175.split())}
    found = links(old, new)
    assert found <= judged, "a proposal is wrong"
    assert len(found) / len(judged) >= 0.95


@pytest.mark.parametrize("language", ["ar", "es", "fr", "ru", "zh"])
def test_a_resolution_is_found_again_in_another_language(language: str, shared: Path) -> None:
    right = whole = 0
    for path in sorted((shared / "data" / "resolutions" / language).glob("*.txt")):
        english = path.parents[1] / "en" / path.name.replace(f"_{language}.", "_en.")
        for row in compared(read(english), read(path)):
            if row.before:
                whole += 1
                right += row.fate is Fate.CHANGED and row.after == row.before
    assert whole > 400 and right / whole >= 0.95
