"""The list of acts of many instruments: every value used, left aside by name, or reported."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from accede.basics.errors import BadInput
from accede.basics.partial import PartialDate
from accede.basics.texts import Text
from accede.states.rules import Resolved, ResolvedKind
from accede.treaties import catalogue
from accede.treaties.exchange import acts_form, codes, forms, lines
from accede.treaties.exchange.reading import Asked, Reading
from accede.treaties.exchange.taking_effect import explanation
from accede.treaties.rules import ActKind, Life

NAMES = {
    "Tuvalu": Resolved(ResolvedKind.STATE, "TUV"),
    "Nauru": Resolved(ResolvedKind.STATE, "NRU"),
    "Tschechoslowakei": Resolved(ResolvedKind.HISTORIC_STATE, "CSK"),
    "Eine Insel": Resolved(ResolvedKind.TERRITORY, "NZL", Text({"en": "An island"})),
    "Jemand": Resolved(ResolvedKind.HELD, ""),
}
NAURU = {"participant_as_given": "Nauru", "iso2": "NR"}
LIVES = {
    "TUV": Life("TUV", began=date(1978, 10, 1)),
    "NRU": Life("NRU"),
    "CSK": Life("CSK", ended=date(1993, 1, 1)),
}
SOUND = {
    "instrument": "BOMBINGS_1997",
    "participant_as_given": "Tuvalu",
    "iso2": "TV",
    "signature": "",
    "action": "accession",
    "date_of_deposit": "2002-08-09",
    "entry_into_force": "",
    "note": "",
    "source_flags": "",
    "as_of": "2014-07-10",
    "source": "a public list",
}


def file_of(*rows: dict[str, str]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, acts_form.COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({**SOUND, **row} for row in rows)
    return out.getvalue().encode()


def read(*rows: dict[str, str], chosen: str = "") -> Reading:
    asked = Asked(
        file="acts.csv",
        instruments=catalogue.instruments(),
        resolve=lambda name, _on: NAMES.get(name),
        no_later_than=date(2020, 1, 1),
        lives=LIVES,
        iso2={"TUV": "TV", "NRU": "NR"},
        chosen=chosen,
    )
    return forms.read(file_of(*rows), asked)


def found(reading: Reading) -> list[tuple[str, int | None]]:
    return [(each.code, each.place.line) for each in reading.all_findings]


def test_the_form_is_recognised_by_its_header_and_read_into_acts() -> None:
    reading = read({"signature": "1998-12-17", "action": "ratification"})
    (listed,) = reading.lists
    assert (listed.instrument, listed.stated_on, listed.reference) == (
        "TBC97",
        date(2014, 7, 10),
        "a public list",
    )
    assert [(a.participant, a.kind.value, str(a.done), a.place) for a in listed.acts] == [
        ("TUV", "signature", "1998-12-17", "acts.csv:2"),
        ("TUV", "ratification", "2002-08-09", "acts.csv:2"),
    ]
    assert found(reading) == []


def test_one_list_for_each_instrument_day_and_source() -> None:
    reading = read(
        {},
        {"participant_as_given": "Nauru", "iso2": "NR"},
        {"as_of": "2015-01-01"},
        {"source": "another list"},
        {"instrument": "HOSTAGES_1979"},
    )
    assert [(each.instrument, each.rows, str(each.stated_on)) for each in reading.lists] == [
        ("TBC97", 2, "2014-07-10"),
        ("TBC97", 1, "2015-01-01"),
        ("TBC97", 1, "2014-07-10"),
        ("HOST79", 1, "2014-07-10"),
    ]


def test_one_instrument_alone_is_taken_from_a_file_of_many() -> None:
    reading = read({}, {"instrument": "HOSTAGES_1979"}, {"instrument": "OTHER"}, chosen="HOST79")
    assert [each.instrument for each in reading.lists] == ["HOST79"]
    assert (reading.rows, found(reading)) == (1, [])


def test_a_list_that_states_no_day_is_undated() -> None:
    (listed,) = read({"as_of": "not stated (latest deposit 2020-03-13)"}).lists
    assert (listed.stated_on, listed.newest) == (None, date(2002, 8, 9))


def test_who_is_only_named_gets_no_act() -> None:
    reading = read({"action": acts_form.NAMED, "date_of_deposit": ""})
    (listed,) = reading.lists
    assert (listed.acts, listed.named) == ((), ("TUV",))
    assert found(reading) == [(codes.MIXED, 2)]


def test_a_consent_of_unsaid_kind_is_a_consent() -> None:
    (listed,) = read({"action": "consent (IEADB does not say which kind)"}).lists
    assert [each.kind.value for each in listed.acts] == ["consent"]


def test_a_consent_without_its_day_names_the_participant_and_is_reported() -> None:
    reading = read(
        {
            "action": "consent (IEADB does not say which kind)",
            "signature": "1998-12-17",
            "date_of_deposit": "",
        }
    )
    (listed,) = reading.lists
    assert [each.kind.value for each in listed.acts] == ["signature"]
    assert listed.named == ("TUV",)
    assert found(reading) == [(codes.NO_DAY, 2)]


def test_a_signature_alone_is_an_act() -> None:
    (listed,) = read({"signature": "1998-12-17", "action": "", "date_of_deposit": ""}).lists
    assert [each.kind.value for each in listed.acts] == ["signature"]


def test_a_list_without_any_signature_is_not_asked_for_them() -> None:
    assert found(read({"action": "ratification"})) == []
    with_signatures = read(
        {"action": "ratification"},
        {"participant_as_given": "Nauru", "iso2": "NR", "signature": "1999-01-01", "action": ""}
        | {"date_of_deposit": ""},
    )
    assert found(with_signatures) == [(codes.NO_SIGNATURE, 2)]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"participant_as_given": "Atlantis"}, codes.UNKNOWN_NAME),
        ({"participant_as_given": "Jemand"}, codes.HELD_NAME),
        ({"participant_as_given": "Eine Insel"}, codes.TERRITORY),
        ({"date_of_deposit": "2002-02-31"}, codes.UNREADABLE_DAY),
        ({"date_of_deposit": "20020809"}, codes.UNREADABLE_DAY),
        ({"signature": "in 2002"}, codes.UNREADABLE_DAY),
        ({"as_of": "lately"}, codes.UNREADABLE_DAY),
        ({"as_of": ""}, codes.UNREADABLE_DAY),
        ({"action": "baptism"}, codes.UNKNOWN_CATEGORY),
        ({"action": ""}, codes.UNKNOWN_CATEGORY),
        ({"action": acts_form.NAMED}, codes.UNKNOWN_CATEGORY),
        ({"note": "see overleaf"}, codes.UNKNOWN_CATEGORY),
        ({"note": "corrects baptism of 2002-08-01"}, codes.UNKNOWN_CATEGORY),
        ({"note": "corrects accession of 2002-13-01"}, codes.UNREADABLE_DAY),
        ({"action": "", "date_of_deposit": ""}, codes.NO_ACT),
        ({"instrument": "BOMBINGS"}, codes.UNKNOWN_INSTRUMENT),
        ({"iso2": "NR"}, codes.OTHER_CODE),
        ({"date_of_deposit": "1996-08-09"}, codes.BEFORE_ADOPTION),
        ({"date_of_deposit": "2014-07-11"}, codes.AFTER_LIST),
        ({"participant_as_given": "Tschechoslowakei", "iso2": ""}, codes.AFTER_END),
        ({"entry_into_force": "2002-08-08"}, codes.IN_FORCE_TOO_EARLY),
    ],
)
def test_a_wrong_row_is_reported_with_its_line_and_gives_no_act(
    row: dict[str, str], code: str
) -> None:
    reading = read({"participant_as_given": "Nauru", "iso2": "NR", "as_of": "2014-07-09"}, row)
    assert found(reading) == [(code, 3)]
    assert all(each.remedy and each.problem for each in reading.all_findings)
    given = {act.participant for each in reading.lists for act in each.acts}
    if code == codes.UNREADABLE_DAY and "as_of" in row:
        assert given == {"NRU", "TUV"}, "the rows are sound; only their list has no day"
    else:
        assert given == {"NRU"}


def test_an_act_of_a_state_before_it_existed_is_reported() -> None:
    row = {"instrument": "DIPLOMATS_1973", "date_of_deposit": "1977-01-01"}
    assert found(read(row)) == [(codes.BEFORE_EXISTENCE, 2)]


def test_a_held_name_is_in_no_text() -> None:
    reading = read({"participant_as_given": "Jemand"})
    assert not any("Jemand" in str(each) for each in reading.all_findings)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"note": acts_form.STATEMENT_NOTE}, codes.STATEMENT),
        ({"source_flags": "x"}, codes.FLAG),
        ({"entry_into_force": "2002-09-09"}, codes.OTHER_DAY_IN_FORCE),
    ],
)
def test_what_is_only_noted_leaves_the_act_as_it_is(row: dict[str, str], code: str) -> None:
    reading = read(row)
    assert found(reading) == [(code, 2)]
    assert [str(act.done) for act in reading.lists[0].acts] == ["2002-08-09"]


def test_the_day_in_force_that_the_deposit_gives_is_no_finding() -> None:
    assert found(read({"entry_into_force": "2002-09-08"})) == []


def test_remarks_on_the_making_of_a_list_are_left_aside_by_name() -> None:
    reading = read({"note": "former name in the source"})
    assert (found(reading), len(reading.ignored)) == ([], 1)


def test_a_remark_says_which_record_an_act_corrects() -> None:
    ((act,),) = [each.acts for each in read({"note": "corrects accession of 2002-08-01"}).lists]
    assert act.corrects == (ActKind.ACCESSION, PartialDate.parse("2002-08-01"))
    ((plain,),) = [each.acts for each in read({}).lists]
    assert plain.corrects is None


def test_a_denunciation_its_withdrawal_and_a_new_accession_are_acts_of_their_own() -> None:
    reading = read(
        {"date_of_deposit": "2002-08-09"},
        {"action": "denunciation", "date_of_deposit": "2005-01-01"},
        {"action": "withdrawal of denunciation", "date_of_deposit": "2005-03-01"},
        {"action": "denunciation", "date_of_deposit": "2007-01-01"},
        {"date_of_deposit": "2010-08-09"},
        {"action": "definitive signature", "date_of_deposit": "1999-01-01", **NAURU},
    )
    assert found(reading) == []
    acts = [(a.participant, a.kind.value, str(a.done)) for a in reading.lists[0].acts]
    assert sorted(acts) == [
        ("NRU", "definitive_signature", "1999-01-01"),
        ("TUV", "accession", "2002-08-09"),
        ("TUV", "accession", "2010-08-09"),
        ("TUV", "denunciation", "2005-01-01"),
        ("TUV", "denunciation", "2007-01-01"),
        ("TUV", "withdrawal_of_denunciation", "2005-03-01"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ({"action": "denunciation"}, {"action": "denunciation"}),
        (
            {},
            {"date_of_deposit": "2003-08-09"},
            {"action": "denunciation", "date_of_deposit": "2012-01-01"},
        ),
    ],
    ids=["the same denunciation", "two accessions with no denunciation between them"],
)
def test_what_cannot_be_twice_is_still_found(rows: tuple[dict[str, str], ...]) -> None:
    assert {code for code, _line in found(read(*rows))} == {codes.DUPLICATE}


def test_a_day_in_force_of_a_denunciation_is_not_understood() -> None:
    row = {"action": "denunciation", "entry_into_force": "2003-08-09"}
    assert found(read(row)) == [(codes.UNKNOWN_CATEGORY, 2)]


def test_the_code_of_the_catalogue_names_an_instrument_too() -> None:
    (listed,) = read({"instrument": "TBC97"}).lists
    assert (listed.instrument, len(listed.acts)) == ("TBC97", 1)


def test_a_file_without_end_and_a_value_without_end_are_refused_with_what_they_are() -> None:
    asked = Asked("acts.csv", {}, lambda _n, _o: None, date(2020, 1, 1))
    with pytest.raises(BadInput, match="more than 33,554,432 bytes"):
        forms.read(b"0" * (lines.LARGEST + 1), asked)
    with pytest.raises(BadInput, match="more than 131,072 signs"):
        forms.read(file_of({"note": "x" * 140_000}), asked)


def test_a_difference_of_the_day_in_force_is_explained() -> None:
    deposit, computed = date(2007, 6, 26), date(2007, 8, 25)
    assert "one day later" in explanation(deposit, date(2007, 8, 26), computed)
    assert "one day earlier" in explanation(deposit, date(2007, 8, 24), computed)
    assert "2007-06-29" in explanation(deposit, date(2007, 8, 28), computed)
    assert "day of deposit itself" in explanation(deposit, deposit, computed)


def test_every_mapped_instrument_is_written_once_for_each_name() -> None:
    assert len(set(acts_form.INSTRUMENTS.values())) == len(acts_form.INSTRUMENTS) - 1
    with pytest.raises(BadInput, match="not the header"):
        forms.read(
            file_of({}).replace(b"iso2", b"iso3"),
            Asked("acts.csv", {}, lambda _n, _o: None, date(2020, 1, 1)),
        )


def test_the_docs_name_every_kind_of_finding_and_every_instrument() -> None:
    text = (Path(__file__).parents[2] / "docs" / "treaties.md").read_text(encoding="utf-8")
    said = {
        codes.Weight.UNREADABLE: "not read, exit 3",
        codes.Weight.DOUBTFUL: "not used",
        codes.Weight.NOTED: "used, noted",
    }
    for code, kind in codes.KINDS.items():
        assert f"| `{code}` | {kind.found} | {said[kind.weight]} |" in text
    for name, code in acts_form.INSTRUMENTS.items():
        assert f"| `{name}` | {code} |" in text
