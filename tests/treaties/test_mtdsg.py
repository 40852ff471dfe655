"""The parser of status tables: every value used or reported, and unreadable files refused."""

from datetime import date
from pathlib import Path

import pytest

from accede.basics.errors import BadInput
from accede.basics.texts import Text
from accede.states.rules import Resolved, ResolvedKind
from accede.treaties import catalogue
from accede.treaties.exchange import mtdsg
from accede.treaties.rules import ActKind

BOMBINGS = catalogue.instruments()["TBC97"]
HEADER = 'Participant,Signature,"Approval(AA), Acceptance(A), Accession(a), Ratification"\n'
NAMES = {
    "Tuvalu": Resolved(ResolvedKind.STATE, "TUV"),
    "Nauru": Resolved(ResolvedKind.STATE, "NRU"),
    "The Union": Resolved(ResolvedKind.ORGANISATION, "EU"),
    "An island": Resolved(ResolvedKind.TERRITORY, "NZL", Text({"en": "An island"})),
    "Somebody": Resolved(ResolvedKind.HELD, ""),
}


def read(rows: str, header: str = HEADER) -> mtdsg.Reading:
    return mtdsg.read(
        (header + rows).encode(),
        file="table.csv",
        instrument=BOMBINGS,
        resolve=NAMES.get,
        no_later_than=date(2014, 7, 10),
    )


def kinds(reading: mtdsg.Reading) -> list[tuple[str, str, str]]:
    return [(act.participant, act.kind.value, str(act.done)) for act in reading.acts]


def codes(reading: mtdsg.Reading) -> list[tuple[str, int | None]]:
    return [(each.code, each.place.line) for each in reading.findings]


def test_the_header_decides_what_a_letter_means() -> None:
    found = read("Tuvalu,17 Dec 1998,8 Nov 2001 AA\nNauru,,9 Aug 2002 a\nThe Union,1 Jan 1999,\n")
    assert kinds(found) == [
        ("TUV", "signature", "1998-12-17"),
        ("EU", "signature", "1999-01-01"),
        ("TUV", "approval", "2001-11-08"),
        ("NRU", "accession", "2002-08-09"),
    ]
    assert (found.findings, found.newest, found.rows) == ((), date(2002, 8, 9), 3)
    assert found.acts[0].place == "table.csv:2"


def test_letters_are_case_sensitive() -> None:
    assert kinds(read("Tuvalu,1 Dec 1998,8 Nov 2001 A\n"))[1][1] == "acceptance"


def test_a_succession_to_a_signature_is_not_a_signature() -> None:
    found = read(
        "Tuvalu,23 Oct 2006 d,\n",
        'Participant,"Signature, Succession to signature(d)",Ratification\n',
    )
    assert [act.kind for act in found.acts] == [ActKind.SUCCESSION_TO_SIGNATURE]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("Atlantis,,9 Aug 2002 a", mtdsg.UNKNOWN_NAME),
        ("Somebody,,9 Aug 2002 a", mtdsg.HELD_NAME),
        ("An island,,9 Aug 2002 a", mtdsg.TERRITORY),
        ("Tuvalu,,9 Aug", mtdsg.UNREADABLE_DAY),
        ("Tuvalu,,31 Feb 2002 a", mtdsg.UNREADABLE_DAY),
        ("Tuvalu,,9 Août 2002 a", mtdsg.UNREADABLE_DAY),
        ("Tuvalu,,9 Aug 2002 x", mtdsg.UNKNOWN_LETTER),
        ("Tuvalu,9 Aug 1998 d,", mtdsg.UNKNOWN_LETTER),
        ("Tuvalu,,", mtdsg.NO_ACT),
        ("Tuvalu,,9 Aug 1996 a", mtdsg.BEFORE_ADOPTION),
        ("Tuvalu,,11 Jul 2014 a", mtdsg.AFTER_LIST),
        ("Tuvalu,9 Aug 1999,9 Aug 1998", mtdsg.CONSENT_BEFORE_SIGNATURE),
        ("Tuvalu,,9 Aug 2002", mtdsg.NO_SIGNATURE),
        ("Tuvalu,1 Jan 2000,", mtdsg.SIGNATURE_CLOSED),
        ("Tuvalu,9 Aug 1998", mtdsg.COLUMNS),
        ("Tuvalu,9 Aug 1998,9 Aug 2002,more", mtdsg.COLUMNS),
    ],
)
def test_a_wrong_row_is_reported_with_its_line_and_gives_no_act(row: str, code: str) -> None:
    found = read(f"Nauru,,9 Aug 2002 a\n{row}\n")
    assert codes(found) == [(code, 3)]
    assert [act.participant for act in found.acts] == ["NRU"]
    assert all(each.remedy and each.problem for each in found.findings)


def test_a_held_name_is_in_no_text() -> None:
    assert not any("Somebody" in str(each) for each in read("Somebody,,9 Aug 2002 a\n").findings)


def test_a_participant_twice_is_one_row_where_both_say_the_same() -> None:
    found = read("Tuvalu,,9 Aug 2002 a\nTuvalu,,9 Aug 2002 a\n")
    assert codes(found) == [(mtdsg.DUPLICATE, 3)]
    assert len(found.acts) == 1


def test_a_participant_twice_with_different_days_is_neither() -> None:
    found = read("Tuvalu,,9 Aug 2002 a\nTuvalu,,9 Aug 2003 a\n")
    assert codes(found) == [(mtdsg.DUPLICATE, 2), (mtdsg.DUPLICATE, 3)]
    assert found.acts == ()


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", None),
        (b" \n \n", None),
        (HEADER.encode() + b"Tuvalu,,9 Aug 20", 2),
        (HEADER.encode() + b'"Tuvalu,,9 Aug 2002 a\n', 2),
        (HEADER.encode() + b"C\xf4te,,9 Aug 2002 a\n", 2),
        (HEADER.encode() + b"Tuvalu,\0,\n", 2),
        (b"Tuvalu,,9 Aug 2002 a\n", 1),
        (b"Participant,Signature,Baptism(b)\n", 1),
        (b'Participant,"Ratification, Accession"\n', 1),
    ],
)
def test_a_file_that_cannot_be_read_is_bad_input(content: bytes, line: int | None) -> None:
    with pytest.raises(BadInput) as caught:
        mtdsg.read(
            content,
            file="table.csv",
            instrument=BOMBINGS,
            resolve=NAMES.get,
            no_later_than=date(2014, 7, 10),
        )
    assert caught.value.place is not None
    assert (caught.value.place.file, caught.value.place.line) == ("table.csv", line)
    assert caught.value.remedy


def test_every_row_of_the_five_tables_is_sound(shared: Path) -> None:
    from accede.states.queries import world

    for instrument in catalogue.instruments().values():
        number = instrument.mtdsg.rpartition("-")[2]
        path = shared / "data" / "participation" / f"mtdsg-18-{number}.csv"
        found = mtdsg.read(
            path.read_bytes(),
            file=path.name,
            instrument=instrument,
            resolve=world().resolve,
            no_later_than=date(2014, 7, 10),
        )
        assert found.findings == ()
        assert {act.participant for act in found.acts}
        carried = {
            act.key
            for listed, own in catalogue.participation()
            for act in own
            if listed.instrument == instrument.code and not listed.demonstration
        }
        assert {act.key for act in found.acts} == carried, (
            "the catalogue carries the table, act by act"
        )
