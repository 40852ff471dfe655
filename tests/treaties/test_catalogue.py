"""What the catalogue carries of instruments and of who joined them, and what follows from it."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from accede import shelf
from accede.basics.citations import Provision
from accede.basics.errors import BadInput
from accede.basics.partial import PartialDate
from accede.basics.periods import Period
from accede.basics.sources import Checked, Source
from accede.states.queries import world
from accede.treaties import catalogue, queries
from accede.treaties.rules import (
    CONSENTS,
    Act,
    ActKind,
    BaseRelation,
    Family,
    InstrumentKind,
    ObligationKind,
    Reason,
    Status,
    Strength,
    UnknownInstrument,
    UnknownParticipant,
    entry_holds,
    recompute,
)

INSTRUMENTS = catalogue.instruments()
EVERYTHING = catalogue.everything()
STATE = queries.catalogued()


def test_the_nineteen_in_the_order_of_their_adoption() -> None:
    assert list(STATE.nineteen) == [
        *("TOKYO63", "HAGUE70", "MTL71", "IPP73", "CPPNM80", "HOST79", "AIRP88", "FPP88"),
        *("SUA88", "MARPLEX91", "TBC97", "ICSFT99", "ICSANT05", "CPPNMA05", "FPPP05"),
        *("SUAP05", "BEIJC10", "BEIJP10", "MTLP14"),
    ]
    days = [each.adopted for each in INSTRUMENTS.values()]
    assert days == sorted(days)


def test_the_others_by_family() -> None:
    by_family = Counter(each.family for each in EVERYTHING.values())
    assert by_family == {
        Family.NINETEEN: 19,
        Family.UNIVERSAL: 7,
        Family.REGIONAL: 23,
        Family.DECISION: 14,
    }
    assert set(catalogue.decisions()) == {
        code for code, each in EVERYTHING.items() if each.kind is InstrumentKind.DECISION
    }


def test_what_an_instrument_adds_to() -> None:
    def base(code: str) -> tuple[str, BaseRelation]:
        found = INSTRUMENTS[code].base
        assert found is not None
        return found.instrument, found.relation

    assert base("FPP88") == ("SUA88", BaseRelation.REQUIRES)
    assert base("SUAP05") == ("SUA88", BaseRelation.REQUIRES)
    assert base("FPPP05") == ("FPP88", BaseRelation.REQUIRES)
    assert base("AIRP88") == ("MTL71", BaseRelation.SIMULTANEOUS)
    assert base("BEIJP10") == ("HAGUE70", BaseRelation.IMPLIES)
    assert base("MTLP14") == ("TOKYO63", BaseRelation.IMPLIES)
    assert base("CPPNMA05") == ("CPPNM80", BaseRelation.AMENDS)
    assert INSTRUMENTS["BEIJC10"].base is None
    assert INSTRUMENTS["BEIJC10"].prevails_over == ("MTL71", "AIRP88")


def test_a_decision_has_paragraphs_and_their_force_and_nobody_joins_it() -> None:
    decision = EVERYTHING["SCR1373"]
    assert {each.strength for each in decision.obligations} <= {
        Strength.DECIDES,
        Strength.CALLS_UPON,
    }
    assert "SCR1373" not in STATE.instruments
    with pytest.raises(TypeError, match="no final clauses"):
        _ = decision.clauses


@pytest.mark.parametrize(
    ("code", "recomputed"),
    [
        ("IPP73", date(1977, 4, 13)),
        ("CPPNM80", date(1988, 11, 27)),
        ("HOST79", date(1983, 6, 3)),
        ("AIRP88", date(1989, 9, 14)),
        ("MARPLEX91", date(1998, 7, 3)),
        ("TBC97", date(2001, 5, 23)),
        ("ICSFT99", date(2002, 4, 10)),
        ("ICSANT05", date(2007, 7, 7)),
        ("UNPERS94", date(1999, 1, 15)),
        ("UNTOC00", date(2003, 9, 29)),
        ("UNTOC-TIP00", date(2003, 12, 25)),
        ("UNTOC-SOM00", date(2004, 1, 28)),
        ("UNTOC-FIR01", date(2005, 7, 3)),
        ("UNCAC03", date(2005, 12, 14)),
        ("BEIJP10", date(2018, 1, 1)),
    ],
)
def test_the_entry_into_force_is_recomputed_or_its_missing_acts_are_named(
    code: str, recomputed: date
) -> None:
    assert STATE.recomputed(code).day == recomputed
    assert entry_holds(INSTRUMENTS[code], recomputed)


def test_no_list_gives_a_day_that_the_catalogue_does_not_explain() -> None:
    listed = [each for code, each in INSTRUMENTS.items() if STATE.sources(code)]
    assert len(listed) == 18
    assert all(entry_holds(each, STATE.recomputed(each.code).day) for each in listed)


@pytest.mark.parametrize("code", ["IPP73", "CPPNM80", "AIRP88", "MARPLEX91"])
def test_with_the_acts_named_as_missing_the_known_day_comes_out(code: str) -> None:
    """Put in at the opening, each lacking act moves the number needed one deposit forward."""
    each = INSTRUMENTS[code]
    marks = frozenset({each.clauses.entry.among.group} if each.clauses.entry.among else ())
    lacking = [
        Act(code, one.participant, ActKind.RATIFICATION, PartialDate.of(each.adopted), marks=marks)
        for one in each.missing
    ]
    assert recompute([*STATE.acts(code), *lacking], each).day == each.entered_into_force


def test_the_known_day_of_ipp73_is_not_altered_by_what_the_lists_lack() -> None:
    protected = INSTRUMENTS["IPP73"]
    assert protected.entered_into_force == date(1977, 2, 20)
    assert [each.participant for each in protected.missing] == ["CSK", "DDR", "YUG"]
    for each in protected.missing:
        assert world().state(each.participant).existed_until


def test_forty_nine_deposits_in_two_years() -> None:
    found = STATE.deposits(Period.through(date(2012, 7, 1), date(2014, 6, 30)))
    assert len(found) == 49
    assert {act.kind for act in found} <= CONSENTS
    assert list(found) == sorted(found, key=lambda act: (act.done, act.instrument, act.participant))
    assert Counter(act.instrument for act in found) == {
        "IPP73": 3,
        "CPPNM80": 4,
        "HOST79": 5,
        "AIRP88": 1,
        "MARPLEX91": 3,
        "TBC97": 4,
        "ICSFT99": 7,
        "ICSANT05": 15,
        "BEIJP10": 7,
    }


def test_participation_through_time() -> None:
    def status(instrument: str, state: str, day: date) -> Status:
        return STATE.participation(instrument, state, day).status

    assert status("IPP73", "AUS", date(1974, 12, 29)) is Status.NOT_SIGNED
    assert status("IPP73", "AUS", date(1974, 12, 30)) is Status.SIGNED
    assert status("IPP73", "AUS", date(1977, 6, 20)) is Status.CONSENTED
    assert status("IPP73", "AUS", date(1977, 7, 20)) is Status.BOUND
    assert status("IPP73", "MNE", date(2006, 6, 3)) is Status.BOUND
    assert status("ICSANT05", "MNE", date(2006, 6, 3)) is Status.SIGNED
    assert status("ICSANT05", "DZA", date(2000, 1, 1)) is Status.NOT_APPLICABLE
    assert status("ICSFT99", "TUV", date(2014, 7, 10)) is Status.NOT_SIGNED
    assert status("ICSFT99", "TUV", date(2014, 7, 11)) is Status.UNKNOWN
    assert STATE.participation("TBC97", "FRA", date(2020, 1, 1)).as_last_known


def test_as_known_before_the_lists_everything_is_unknown() -> None:
    early = queries.catalogued(as_known_on=date(2014, 7, 9))
    where = early.participation("TBC97", "FRA", date(2010, 1, 1))
    assert (where.status, where.reason) == (Status.UNKNOWN, Reason.NO_LIST)
    assert early.complete_until("TBC97") is None
    assert early.digest != STATE.digest


def test_a_state_of_the_demonstration_is_in_no_total() -> None:
    made_up = {each.code for each in world().demonstration}
    assert not made_up & {act.participant for act in STATE.acts()}
    first = STATE.deposits(Period(date(1970, 1, 1)))
    assert not made_up & {act.participant for act in first}


def test_an_unknown_code_is_bad_input() -> None:
    with pytest.raises(UnknownInstrument):
        STATE.instrument("TBC98")
    with pytest.raises(UnknownParticipant):
        STATE.participation("TBC97", "ZZZ", date(2010, 1, 1))
    with pytest.raises(UnknownInstrument):
        STATE.complete_until("TBC98")


def test_every_participant_is_a_state_or_an_organisation() -> None:
    for act in STATE.acts():
        assert world().participant(act.participant)


@pytest.mark.parametrize("code", list(EVERYTHING))
def test_obligations_are_well_formed(code: str) -> None:
    instrument = EVERYTHING[code]
    for each in instrument.obligations:
        assert Provision.parse(each.code).article == each.article
        assert each.code.partition(":")[2] == ".".join(filter(None, (each.article, each.paragraph)))
        assert each.elements
        assert each.key_terms or each.checked is not Checked.TEXT
        assert each.checked is not Checked.COMPUTED
        for tie in (*each.same_as, *each.covered_by, *each.imports):
            assert EVERYTHING[Provision.parse(tie).instrument].obligation(tie)
    for notification in instrument.notifications:
        if notification.obligation:
            assert instrument.obligation(notification.obligation)


@pytest.mark.parametrize("code", list(EVERYTHING))
def test_everything_to_read_is_in_english_and_in_good_french(code: str) -> None:
    instrument = EVERYTHING[code]
    texts = [instrument.title, instrument.depositary]
    texts += [each for each in (instrument.note, instrument.cannot_recompute) if each]
    if instrument.final is not None:
        texts += [each.says for each in instrument.final.further]
    texts += [each.summary for each in instrument.obligations]
    for each in instrument.notifications:
        texts += [each.trigger, each.what, each.to_whom, each.deadline]
    for text in texts:
        assert set(text) == {"en", "fr"}
        french = text.in_("fr")
        assert "'" not in french
        assert not any(f" {sign}" in french for sign in ":;!?»"), french
        assert "extraditionnel" not in french


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        ("reasons", [each.value for each in Reason]),
        ("statuses", [each.value for each in Status]),
        ("acts", [each.value for each in ActKind]),
        ("strengths", [each.value for each in Strength]),
        ("kinds", [each.value for each in ObligationKind]),
        (
            "addressees",
            [each.addressee for one in EVERYTHING.values() for each in one.obligations],
        ),
    ],
)
def test_every_code_has_its_words_in_both_languages(kind: str, codes: list[str]) -> None:
    words = catalogue.words(kind)
    assert set(words) == set(codes)
    assert all(set(text) == {"en", "fr"} for text in words.values())


def test_a_catalogue_file_that_does_not_fit_is_bad_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "participation").mkdir()
    (tmp_path / "participation" / "X.yaml").write_text(
        "instrument: TBC98\nsource: {title: x}\ncomplete_until: null\nparticipants: {}\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(shelf, "root", lambda: tmp_path)
    with pytest.raises(BadInput, match="TBC98"):
        catalogue.participation.__wrapped__()


def test_a_day_in_the_catalogue_may_be_a_year_or_a_month_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "participation").mkdir()
    (tmp_path / "participation" / "X.yaml").write_text(
        "instrument: TBC97\nsource: {title: x}\ncomplete_until: null\nparticipants:\n"
        "  TUV: {signature: 1998, ratification: 1999-05-01}\n  NRU: {accession: 2001-05}\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(shelf, "root", lambda: tmp_path)
    ((_, acts),) = catalogue.participation.__wrapped__()
    assert [str(act.done) for act in acts] == ["1998", "1999-05-01", "2001-05"]


def test_a_list_may_name_who_is_in_it_and_mark_who_did_what(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "participation").mkdir()
    (tmp_path / "participation" / "X.yaml").write_text(
        "instrument: TBC97\nsource: {title: x}\ncomplete_until: null\nnamed: [FRA, TUV]\n"
        "participants:\n  NRU: {consent: 2001-05-03, marks: [producers]}\n"
        "  PLW: {accession: [2001-05-04, 2002-06-05]}\n"
        "  FJI: {accession: 2003-01-15, corrects: {accession: 2003-01-05}}\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(shelf, "root", lambda: tmp_path)
    ((carried, acts),) = catalogue.participation.__wrapped__()
    assert carried.named == {"FRA", "TUV"}
    assert [(act.participant, act.kind, str(act.done), set(act.marks)) for act in acts] == [
        ("NRU", ActKind.CONSENT, "2001-05-03", {"producers"}),
        ("PLW", ActKind.ACCESSION, "2001-05-04", set()),
        ("PLW", ActKind.ACCESSION, "2002-06-05", set()),
        ("FJI", ActKind.ACCESSION, "2003-01-15", set()),
    ]
    before = (ActKind.ACCESSION, PartialDate.parse("2003-01-05"))
    assert [act.corrects for act in acts] == [None, None, None, before]


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ("kind: CONVENTION", "kind: DECISION", "a decision has no final clauses"),
        ("family: NINETEEN", "family: DECISION", "a decision has no final clauses"),
        ("kind: CONVENTION", "kind: PROTOCOL", "which instrument it adds to"),
        ("deposits: 22", 'deposits: 22, share: "2/3"', "not both"),
        ("deposits: 22, ", "", "not both"),
        ("deposits: 22", 'share: "2/3"', "the instrument whose parties are meant"),
        (
            "family: NINETEEN",
            'family: NINETEEN\nbase: {instrument: XYZ1, relation: AMENDS, article: "1"}',
            "‘XYZ1’ is not an instrument",
        ),
        ("family: NINETEEN", "family: NINETEEN\nprevails_over: [XYZ1]", "‘XYZ1’ is not"),
        ("deposits: 22", "deposits: 22, not_before: XYZ1", "‘XYZ1’ is not an instrument"),
        ("delay: P30D", "delay: 30 days", "is not a delay"),
        ("counting: nth_day_following", "counting: first_of_nth_month", "is not counted as"),
        ("delay: P30D", "delay: P0D", "is not counted as"),
    ],
)
def test_an_instrument_that_contradicts_itself_is_bad_input(
    written: str, instead: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (shelf.root() / "treaties" / "TBC97.yaml").read_text(encoding="utf-8")
    assert written in text
    (tmp_path / "treaties").mkdir()
    (tmp_path / "treaties" / "TBC97.yaml").write_text(
        text.replace(written, instead, 1), encoding="utf-8"
    )
    monkeypatch.setattr(shelf, "root", lambda: tmp_path)
    with pytest.raises(BadInput, match=said):
        catalogue.everything.__wrapped__()


def test_the_source_of_every_list_has_its_title_in_both_languages() -> None:
    from accede.treaties.exchange import acts_form, mtdsg, uk_treaties

    titles = {each.source.title: each.source for each, _acts in catalogue.participation()}
    for title in (mtdsg.TITLE, acts_form.TITLE, uk_treaties.TITLE):
        titles.setdefault(title, catalogue.entitled(Source(title)))
    for title, source in titles.items():
        assert source.names is not None, title
        assert {"en", "fr"} <= set(source.names)
        assert source.names.in_("en") == title
