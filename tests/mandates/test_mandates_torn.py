"""Text torn out of pages: what stands at their edges, hyphens of lines, lines without blanks."""

import pytest

from accede.mandates.exchange import read_resolution
from accede.mandates.rules import Part

HEAD = "74/999. Lamps on the coast\nThe General Assembly,\n"


def read(text: str) -> list[tuple[str, str]]:
    found = read_resolution(text.encode(), file="lamps.txt")
    return [(p.number, p.text) for p in found.paragraphs[1:]]


def pages(*bodies: tuple[str, str]) -> str:
    """Pages of (text, notes), with a running head on all but the first and a foot on each."""
    out = []
    for number, (body, notes) in enumerate(bodies, start=1):
        head = "A/RES/74/999 Lamps on the coast\n" if number > 1 else ""
        out.append(f"{head}{body}{notes}{number}/{len(bodies)} 20-17232\n")
    return "\f".join(out)


FIRST = (
    HEAD
    + "Recalling its resolution 12/34 of 6 May 2008 on lamps,1 which it adopted by consensus, and\n"
    "the duty of every coastal State to keep a light where ships pass,\n"
    "Noting that the keepers of lamps are few, that oil is dear in every port of the region and\n"
    "that more than one cape has gone dark, as the Secretary-General reported to the Assembly,2\n"
    "1. Calls upon all States on whose coasts ships pass by night to see that every lamp is lit\n"
    "before the sun goes down, that it burns until morning, and that its keepers are paid what\n"
)
NOTES = "1Resolution 12/34, annex, sect. II.\n2A/74/1.\n"
SECOND = (
    "is due to them for their service;\n"
    "2. Requests the Secretary-General to help those States that ask for help with the main-\n"
    "tenance of lamps, within existing resources, and to report on it every second year with\n"
    "recommendations on maintenance;3\n"
    "Oil and wicks\n"
    "3. Decides to consider the matter again at its seventy-sixth session under the item on\n"
    "lamps, and invites all coastal States to say before then which of their lamps are out, and\n"
    "since when, and what they would need in order to have them lit again.\n"
)


def test_pages_without_blank_lines_are_read_by_words_numbers_and_lengths() -> None:
    found = read_resolution(pages((FIRST, NOTES), (SECOND, "3See A/74/2.\n")).encode(), file="x")
    assert [(p.part, p.number) for p in found.paragraphs] == [
        (Part.CHAPEAU, ""), (Part.PREAMBLE, ""), (Part.PREAMBLE, ""), (Part.OPERATIVE, "1"),
        (Part.OPERATIVE, "2"), (Part.HEADING, ""), (Part.OPERATIVE, "3"),
    ]  # fmt: skip
    texts = [p.text for p in found.paragraphs]
    assert texts[3].endswith("paid what is due to them for their service;")
    assert "maintenance of lamps" in texts[4] and texts[5] == "Oil and wicks"
    assert [(n.mark, n.text, n.called_from) for n in found.notes] == [
        ("1", "Resolution 12/34, annex, sect. II.", ("preamble 1",)),
        ("2", "A/74/1.", ("preamble 2",)),
        ("3", "See A/74/2.", ("operative 2",)),
    ]
    assert {each.text for each in found.furniture} >= {"1/2 20-17232", "2/2 20-17232"}


def test_a_date_at_the_head_of_a_line_opens_no_note() -> None:
    body = FIRST.replace("1. Calls upon all", "1 July 2019 is the day of lamps,\n1. Calls upon all")
    found = read_resolution(pages((body, NOTES), (SECOND, "3See A/74/2.\n")).encode(), file="x")
    assert [n.mark for n in found.notes] == ["1", "2", "3"]
    assert found.notes[0].text == "Resolution 12/34, annex, sect. II."


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("main-\ntenance", "maintenance"),
        ("follow-\nup", "follow-up"),
        ("e-\nlearning", "e-learning"),
        ("counter-\nterrorism", "counter-terrorism"),
        ("(INTER-\nPOL)", "(INTERPOL)"),
        ("COVID-\n19", "COVID-19"),
        ("main\u00ad\ntenance", "maintenance"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_the_lines_or_the_words(torn: str, whole: str) -> None:
    text = (
        "74/999. Lamps\n\nThe General Assembly,\n\nNoting the maintenance of lamps by INTERPOL,\n\n"
        f"1. Requests {torn} of lamps with a well-known oil;\n\n2. Decides to watch.\n"
    )
    assert read(text)[1] == ("1", f"Requests {whole} of lamps with a well-known oil;")
