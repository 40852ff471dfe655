"""The mission brief: what is open and what changed, for the officer who is about to travel."""

import json
from datetime import date

import pytest
from django.test import Client
from tests.reporting.reading import read, spaced, text
from tests.reporting.reviewed import (
    ANSWERED,
    BEN,
    FOCAL,
    STATE,
    a_review_at_work,
    again,
    answered,
    asked,
    both,
    everything_answered,
)
from tests.reporting.test_overview import words

from accede.accounts.rules import Role
from accede.assessment.acts import close_review, read_response, reply
from accede.consent.rules import PUBLIC_VIEWER, Viewer, ViewerKind
from accede.journal.queries import head
from accede.press.typesetting import pages
from accede.reporting.mission_brief.sheet import PAGES
from accede.reporting.sheets import FORMS, Printed, Wanted, a_year_before, brief, overview
from accede.site import cli, demonstration
from accede.site.translations import compile_all
from accede.states.queries import world

DAY, TODAY = date(2014, 6, 30), date(2026, 11, 22)
ANA = Viewer(ViewerKind.OFFICE, person="officer.legal-1")
UNASSIGNED = Viewer(ViewerKind.OFFICE, person="officer.nine")


def printed(code: str = STATE, viewer: Viewer = ANA, **more: object) -> Printed:
    since = more.pop("since", None)
    wanted = {
        "state": world().state(code), "day": DAY, "as_known_on": None, "viewer": viewer,
        "seen_on": TODAY, "language": "en", "site": "https://accede.example",
    } | more  # fmt: skip
    made = Wanted(**wanted)  # type: ignore[arg-type]
    return brief(head(), made, since or a_year_before(made.day))  # type: ignore[arg-type]


def part(made: Printed, name: str) -> str:
    """Everything one part of the brief says, or nothing where it is not there."""
    lines = [
        "".join(piece.text for piece in line)
        for each in made.sheet.parts
        if each.id == name
        for row in each.rows
        for line in (*(line for cell in row.cells for line in cell), row.note)
    ]
    return spaced(" ".join(lines))


@pytest.fixture
def told(db: None) -> None:
    compile_all()
    demonstration.load()


@pytest.fixture
def m12(told: None) -> str:
    return a_review_at_work()


def test_a_question_is_open_until_two_persons_agreed_on_what_is_known(m12):
    said = part(printed(), "open-questions")
    assert "M12:1" not in said and "M12:2" not in said
    assert "Answered as not known The statistics are not kept." in said
    assert "Awaits its second reader 3 March 2014, officer.legal-1" in said
    assert "Not answered" in said and "M12:9" in said
    read_response(
        actor=BEN, review=m12, question="M12:4", version=1, agreed=False,
        remark="Which list?", reason="read", source=None, on=ANSWERED,
    )  # fmt: skip
    said = part(printed(), "open-questions")
    assert "Returned by the second reader" in said and "Which list?" in said
    assert "Awaits its second reader" not in said
    again(m12)
    assert "Agreed; a new version awaits its second reader" in part(printed(), "open-questions")


def test_a_review_that_is_closed_leaves_no_open_question(m12):
    close_review(actor=FOCAL, review=m12, reason="done", source=None, on=date(2014, 5, 1))
    assert part(printed(), "open-questions") == ""
    assert "M12:9" in part(printed(day=date(2014, 4, 30)), "open-questions")


def test_a_comment_awaits_its_reply_and_no_longer(m12):
    assert "The Act was amended." in part(printed(), "comments")
    reply(
        actor=BEN, review=m12, question="M12:1", to=1, words=both("Noted.", "Noté."),
        reason="said", source=None, on=date(2014, 5, 2),
    )  # fmt: skip
    assert part(printed(), "comments") == ""
    assert "The Act was amended." in part(printed(day=date(2014, 5, 1)), "comments")


def test_what_nobody_has_read_the_law_for_is_named_in_an_open_review_alone(told):
    said = part(printed("XAA"), "open-findings")
    assert "provisions not read yet" in said and "TBC97" in said
    # What the review found stands among the findings, and is not open.
    assert "11" not in said.split("TBC97")[1].split(", ")
    assert "ICSFT99" not in said, "the State is not party to it"
    assert part(printed("XBB", viewer=PUBLIC_VIEWER), "open-findings") == ""


def test_a_finding_that_lapsed_is_open(told):
    from accede.legislation.models import LawProvision

    # As a new consolidation of the code would do.
    LawProvision.objects.filter(law__code="XAA-PENAL-CODE", number="10").update(
        in_force_until=date(2014, 3, 1)
    )
    # Written past the journal, which what is kept goes by.
    brief.cache_clear()
    made = printed("XAA")
    assert "Lapsed on 1 March 2014" in part(made, "open-findings")
    assert "A finding lapsed" in part(made, "changes")
    assert "Lapsed" not in part(printed("XAA", day=date(2014, 2, 28)), "open-findings")
    brief.cache_clear()


def test_a_request_says_what_is_next_and_at_whose_desk(told):
    viewer = Viewer(ViewerKind.OFFICE, person="officer.programme-1")
    said = part(printed(viewer=viewer, day=date(2014, 6, 30)), "waiting-requests")
    assert "The Office makes a proposal since 7 April 2014" in said
    before = part(printed(viewer=viewer, day=date(2014, 3, 14)), "waiting-requests")
    assert "The Office acknowledges receipt since 12 March 2014" in before


def test_notifications_are_due_of_a_party_until_one_is_entered(told):
    """XDD designated its authority under ICSANT05, and no more; XAA only signed ICSFT99."""
    due = part(printed("XDD"), "notices")
    assert "ICSANT05 Party Optional jurisdiction" in due
    assert "Competent authorities and liaison points" not in due
    assert "ICSFT99" not in part(printed("XAA"), "notices")


def test_what_changed_keeps_to_its_days(m12):
    said = part(printed(since=date(2014, 1, 1)), "changes")
    for each in (
        "Accession International Convention for the Suppression of Terrorist Bombings",
        "3 answers were agreed Cultural property", "The State asked for a review",
        "Request: Submitted", "Reservation",
    ):  # fmt: skip
        assert each in said, each
    assert "2013" not in said.replace("XCC-2013", "").replace("2013-01", "")
    later = printed(since=date(2014, 6, 29))
    assert part(later, "changes") == ""
    assert "Nothing that you may see is recorded for these days." in words(later, "pdf")


def test_who_is_not_assigned_gets_what_is_open_to_the_office_and_is_told_so(m12):
    said = words(printed(viewer=UNASSIGNED), "pdf")
    assert "You are assigned to no review and no request of this State." in said
    assert "Cultural property" not in said and "The Act was amended" not in said
    assert "You are assigned" not in words(printed(), "pdf")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_form_says_that_it_is_confidential_and_what_is_open(m12, form, language):
    said = words(printed(language=language), form)
    expected = {
        "en": ("Mission brief", "Confidential:", "Not answered", "Comments of the State"),
        "fr": ("Note de mission", "Confidentiel :", "Sans réponse", "Observations de l’État"),
    }
    assert all(each in said for each in expected[language])
    assert "%" not in said


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_brief_on_a_state_full_of_records_has_six_pages_at_most(told, language):
    everything_answered(("M02", "M14", "AUTHORITIES"), words=160)
    review = asked("M12")
    answered(review, "M12:1", read=False)
    made = printed(day=date(2020, 1, 1), since=date(2012, 1, 1), language=language)
    assert pages(made.pdf) == len(read(made.pdf).pages) <= PAGES
    # What is open is kept when the rest is cut.
    assert "M12:9" in text(read(made.pdf))


def test_the_same_facts_give_the_same_bytes(m12):
    first = {form: FORMS[form](printed()) for form in FORMS}
    brief.cache_clear()
    assert {form: FORMS[form](printed()) for form in FORMS} == first


# ------------------------------------------------------------------ the door and the command


def test_the_door_opens_to_officers_alone(told, signed_in):
    a_review_at_work()
    place = f"/en/states/{STATE}/brief.html?as_of=2014-06-30"
    officer = signed_in(Role.OFFICER, code="officer.legal-1")
    answer = officer.get(place)
    assert answer.status_code == 200 and "The Act was amended." in answer.content.decode()
    assert answer["Cache-Control"] == "private, no-store"
    page = officer.get(f"/en/states/{STATE}/?as_of=2014-06-30").content.decode()
    assert f"/en/states/{STATE}/brief.pdf?as_of=2014-06-30" in page
    for client in (Client(), signed_in(Role.FOCAL_POINT, of=STATE), signed_in(Role.CLERK)):
        assert client.get(place).status_code in (302, 403)
        page = client.get(f"/en/states/{STATE}/?as_of=2014-06-30").content.decode()
        assert "brief." not in page


def test_the_page_tells_what_changed_after_the_day_given(told, signed_in):
    officer = signed_in(Role.OFFICER, code="officer.legal-1")
    place = f"/en/states/{STATE}/brief.html?as_of=2014-06-30&from=2014-05-01"
    assert "What changed after 1\u00a0May 2014" in officer.get(place).content.decode()
    assert officer.get(place.replace("05-01", "02-31")).status_code == 400
    assert officer.get(place.replace("brief.html", "brief.odt")).status_code == 404


def test_the_command_writes_the_brief_of_one_officer(told, tmp_path, capsys, account):
    a_review_at_work()
    account(Role.OFFICER, code="officer.legal-1")
    call = ["brief", STATE, "--on", "2014-06-30", "--as", "officer.legal-1", "--lang", "en"]
    assert cli.main([*call, "--out", str(tmp_path), "--json"]) == cli.FINE
    said = json.loads(capsys.readouterr().out)
    assert said["files"] == [str(tmp_path / f"brief-{STATE}-2014-06-30.{form}") for form in FORMS]
    assert said["person"] == "officer.legal-1" and said["pages"] <= PAGES
    assert said["parts"]["comments"] == 1 and said["parts"]["open-questions"] > 5


def test_the_command_refuses_whom_no_brief_is_for_and_days_out_of_order(
    told, tmp_path, capsys, account
):
    account(Role.CLERK, code="officer.clerk-1")
    account(Role.OFFICER, code="officer.legal-1")
    for more, said in (
        (["--as", "officer.clerk-1"], "officer.clerk-1"),
        (["--as", "nobody"], "nobody"),
        (["--as", "officer.legal-1", "--since", "2014-06-30"], "2014-06-30"),
        (["--as", "officer.legal-1", "--since", "soon"], "soon"),
    ):
        call = ["brief", STATE, "--on", "2014-06-30", *more, "--out", str(tmp_path / "new")]
        assert cli.main(call) == cli.BAD_INPUT
        shown = capsys.readouterr()
        assert said in shown.err and "What to do: " in shown.err and not shown.out
    assert not (tmp_path / "new").exists()
    with pytest.raises(SystemExit) as refused:
        cli.main(["brief", STATE])
    assert refused.value.code == 2


def test_an_overview_is_not_changed_by_what_only_the_brief_tells(m12):
    wanted = Wanted(world().state(STATE), DAY, None, ANA, TODAY, "en")
    said = text(read(overview(head(), wanted).pdf))
    assert "The Act was amended." not in said and "Not answered" not in said
