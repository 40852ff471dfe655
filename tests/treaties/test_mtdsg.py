"""The parser of status tables: every value used or reported, and unreadable files refused."""

from datetime import date
from pathlib import Path

import pytest

from accede.basics.errors import BadInput
from accede.basics.texts import Text
from accede.states.rules import Resolved, ResolvedKind
from accede.treaties import catalogue
from accede.treaties.exchange import codes, forms
from accede.treaties.exchange.reading import Asked, Listed
from accede.treaties.queries import lives
from accede.treaties.rules import ActKind

HEADER = 'Participant,Signature,"Approval(AA), Acceptance(A), Accession(a), Ratification"\n'
NAMES = {
    "Tuvalu": Resolved(ResolvedKind.STATE, "TUV"),
    "Nauru": Resolved(ResolvedKind.STATE, "NRU"),
    "The Union": Resolved(ResolvedKind.ORGANISATION, "EU"),
    "An island": Resolved(ResolvedKind.TERRITORY, "NZL", Text({"en": "An island"})),
    "Somebody": Resolved(ResolvedKind.HELD, ""),
}


def asked(chosen: str = "TBC97", file: str = "table.csv") -> Asked:
    return Asked(
        file=file,
        instruments=catalogue.instruments(),
        resolve=lambda name, _on: NAMES.get(name),
        no_later_than=date(2014, 7, 10),
        chosen=chosen,
    )


def read(rows: str, header: str = HEADER) -> Listed:
    reading = forms.read((header + rows).encode(), asked())
    (listed,) = reading.lists
    assert (reading.rows, reading.agreements, reading.findings) == (listed.rows, (), ())
    return listed


def kinds(reading: Listed) -> list[tuple[str, str, str]]:
    return [(act.participant, act.kind.value, str(act.done)) for act in reading.acts]


def found_codes(reading: Listed) -> list[tuple[str, int | None]]:
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
        ("Atlantis,,9 Aug 2002 a", codes.UNKNOWN_NAME),
        ("Somebody,,9 Aug 2002 a", codes.HELD_NAME),
        ("An island,,9 Aug 2002 a", codes.TERRITORY),
        ("Tuvalu,,9 Aug", codes.UNREADABLE_DAY),
        ("Tuvalu,,31 Feb 2002 a", codes.UNREADABLE_DAY),
        ("Tuvalu,,9 Août 2002 a", codes.UNREADABLE_DAY),
        ("Tuvalu,,9 Aug 2002 x", codes.UNKNOWN_LETTER),
        ("Tuvalu,9 Aug 1998 d,", codes.UNKNOWN_LETTER),
        ("Tuvalu,,", codes.NO_ACT),
        ("Tuvalu,,9 Aug 1996 a", codes.BEFORE_ADOPTION),
        ("Tuvalu,,11 Jul 2014 a", codes.AFTER_LIST),
        ("Tuvalu,9 Aug 1999,9 Aug 1998", codes.CONSENT_BEFORE_SIGNATURE),
        ("Tuvalu,,9 Aug 2002", codes.NO_SIGNATURE),
        ("Tuvalu,1 Jan 2000,", codes.SIGNATURE_CLOSED),
        ("Tuvalu,9 Aug 1998", codes.COLUMNS),
        ("Tuvalu,9 Aug 1998,9 Aug 2002,more", codes.COLUMNS),
    ],
)
def test_a_wrong_row_is_reported_with_its_line_and_gives_no_act(row: str, code: str) -> None:
    found = read(f"Nauru,,9 Aug 2002 a\n{row}\n")
    assert found_codes(found) == [(code, 3)]
    assert [act.participant for act in found.acts] == ["NRU"]
    assert all(each.remedy and each.problem for each in found.findings)


def test_a_held_name_is_in_no_text() -> None:
    assert not any("Somebody" in str(each) for each in read("Somebody,,9 Aug 2002 a\n").findings)


def test_a_participant_twice_is_one_row_where_both_say_the_same() -> None:
    found = read("Tuvalu,,9 Aug 2002 a\nTuvalu,,9 Aug 2002 a\n")
    assert found_codes(found) == [(codes.DUPLICATE, 3)]
    assert len(found.acts) == 1


def test_a_participant_twice_with_different_days_is_neither() -> None:
    found = read("Tuvalu,,9 Aug 2002 a\nTuvalu,,9 Aug 2003 a\n")
    assert found_codes(found) == [(codes.DUPLICATE, 2), (codes.DUPLICATE, 3)]
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
        forms.read(content, asked())
    assert caught.value.place is not None
    assert (caught.value.place.file, caught.value.place.line) == ("table.csv", line)
    assert caught.value.remedy


def test_the_file_says_which_treaty_the_table_is_about() -> None:
    content = (HEADER + "Tuvalu,,9 Aug 2002 a\n").encode()
    (listed,) = forms.read(content, asked("", "mtdsg-18-9.csv")).lists
    assert (listed.instrument, listed.reference) == ("TBC97", "XVIII-9, mtdsg-18-9.csv")
    with pytest.raises(BadInput, match="does not say which instrument"):
        forms.read(content, asked("", "mtdsg-18-99.csv"))


def test_every_table_reads_as_the_catalogue_carries_it(shared: Path) -> None:
    """Act by act, the doubtful rows apart: those the catalogue carries as what they surely say."""
    from accede.states.queries import world

    tables = sorted((shared / "data" / "participation").glob("mtdsg-18-*.csv"))
    read_ = []
    for path in tables:
        number = "XVIII-" + path.stem.removeprefix("mtdsg-18-")
        of = next((i for i in catalogue.instruments().values() if i.mtdsg == number), None)
        carried = {
            act.key
            for listed, own in catalogue.participation()
            for act in own
            if of is not None and listed.code == f"catalogue:{of.code}"
        }
        if of is None or not carried:
            continue
        everything = Asked(
            file=path.name,
            instruments=catalogue.instruments(),
            resolve=lambda name, on: world().resolve(name, on=on),
            no_later_than=date(2014, 7, 10),
            lives={each.code: each for each in lives()},
        )
        (found,) = forms.read(path.read_bytes(), everything).lists
        read_.append(of.code)
        doubtful = {each.code for each in found.findings}
        assert doubtful <= {codes.NO_SIGNATURE}, found.findings
        assert {act.key for act in found.acts} <= carried
        more = carried - {act.key for act in found.acts}
        assert len(more) == len(found.findings)
        assert {kind for _i, _p, kind, _d in more} <= {"consent"}
    assert set(read_) >= {"IPP73", "HOST79", "TBC97", "ICSFT99", "ICSANT05"}
