"""What leads from one resolution to the next: proposed, decided, followed."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from tests.mandates.test_mandates_commands import _run

from accede import shelf
from accede.accounts.rules import Role
from accede.basics.errors import BadInput
from accede.journal.rules import Actor, Office
from accede.mandates import acts, queries
from accede.mandates.catalogue import crosswalks
from accede.mandates.models import LinkDecision
from accede.mandates.rules.crosswalks import Decision, Link, leads_on, may_decide, standing

OLD, NEW = "A/RES/68/187", "E/RES/2017/17"
CLERK = Actor("mandates clerk", Office.SECRETARIAT)
ON = date(2018, 3, 1)


def link(order: int, decision: Decision) -> Link:
    return Link((OLD, "4"), (NEW, "8"), decision, order)


def test_cross_1_the_last_decision_stands() -> None:
    confirmed, refused = link(1, Decision.CONFIRMED), link(2, Decision.REFUSED)
    assert next(iter(standing([refused, link(3, Decision.CONFIRMED)]).values())).order == 3
    assert list(standing([confirmed]).values()) == [confirmed]


def test_cross_1_a_proposal_and_a_refusal_do_not_stand() -> None:
    confirmed, refused = link(1, Decision.CONFIRMED), link(2, Decision.REFUSED)
    assert standing([refused, confirmed]) == {}
    assert standing([]) == {}


def test_cross_2_the_secretariat_decides() -> None:
    assert may_decide(CLERK)


def test_cross_2_refuses_everybody_else() -> None:
    for office in (Office.STATE, Office.PARTNER, Office.DONOR):
        assert not may_decide(Actor("somebody", office, "XAA"))
    assert not may_decide(Actor("the system", Office.SYSTEM))


def test_cross_3_a_link_leads_to_another_resolution() -> None:
    assert leads_on((OLD, "1"), (NEW, "1"))


def test_cross_3_no_link_stays_within_one() -> None:
    assert not leads_on((OLD, "1"), (OLD, "2"))


def test_the_catalogue_links_the_two_texts_of_the_mandate() -> None:
    assert len(crosswalks()) == 15
    assert all(each.decision is Decision.CONFIRMED and not each.by for each in crosswalks())


def test_a_crosswalk_to_a_paragraph_that_is_not_there_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "crosswalks").mkdir()
    for path in (shelf.root() / "crosswalks").glob("*.yaml"):
        text = path.read_text(encoding="utf-8").replace('after: "19"', 'after: "91"')
        (tmp_path / "crosswalks" / path.name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(shelf, "root", lambda: tmp_path)
    with pytest.raises(BadInput, match="no operative paragraph 91"):
        crosswalks.__wrapped__()


def decide(before: str, after: str, decision: Decision = Decision.CONFIRMED) -> Link:
    return acts.decide_link(
        actor=CLERK,
        before=(OLD, before),
        after=("A/RES/72/194", after),
        decision=decision,
        reason="read in both",
        source=None,
        on=ON,
    )


@pytest.mark.django_db
def test_a_confirmed_link_stands_until_it_is_refused() -> None:
    decide("4", "8")
    ends = {(each.before[1], each.after[1]) for each in queries.crosswalk(OLD, NEW)}
    assert ("4", "8") in ends and len(ends) == 16
    decide("4", "8", Decision.REFUSED)
    assert len(queries.crosswalk(OLD, "A/RES/72/194")) == 15
    assert LinkDecision.objects.count() == 2


@pytest.mark.django_db
def test_a_clerk_can_refuse_what_the_catalogue_links() -> None:
    decide("15", "19", Decision.REFUSED)
    assert ("15", "19") not in {(a.before[1], a.after[1]) for a in queries.crosswalk(OLD, NEW)}


@pytest.mark.django_db
def test_links_are_followed_both_ways() -> None:
    assert (NEW, "12") in queries.linked((OLD, "9"))
    assert (OLD, "9") in queries.linked(("A/RES/72/194", "12"))
    assert queries.linked((OLD, "4")) == {}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("actor", "before", "after", "problem"),
    [
        (Actor("focal point", Office.STATE, "XAA"), (OLD, "1"), (NEW, "1"), "by the Secretariat"),
        (CLERK, (OLD, "1"), (OLD, "2"), "both ends"),
        (CLERK, (OLD, "99"), (NEW, "1"), "no operative paragraph 99"),
        (CLERK, (OLD, "1"), ("A/RES/99/9", "1"), "no text of A/RES/99/9"),
    ],
)
def test_a_link_that_cannot_be_is_refused_and_nothing_is_written(
    actor: Actor, before: tuple[str, str], after: tuple[str, str], problem: str
) -> None:
    with pytest.raises(BadInput, match=problem):
        acts.decide_link(
            actor=actor,
            before=before,
            after=after,
            decision=Decision.CONFIRMED,
            reason="",
            source=None,
            on=ON,
        )
    assert not LinkDecision.objects.exists()


@pytest.mark.django_db
def test_a_decision_is_never_changed() -> None:
    decide("4", "8")
    row = LinkDecision.objects.get()
    with pytest.raises(TypeError):
        row.save()
    with pytest.raises(TypeError):
        row.delete()


@pytest.mark.django_db
def test_the_command_compares_symbols_and_files(tmp_path: Path) -> None:
    outcome = _run("compare", OLD, "A/RES/72/194", "--lang", "fr")
    content = json.loads(json.dumps(outcome.document))
    assert content["before"] == {"symbol": OLD, "language": "fr", "words": "catalogue"}
    assert sum(content["counts"].values()) == len(content["rows"])
    first = next(row for row in content["rows"] if row["after"] == ["operative 1"])
    assert first["fate"] == "SAME" and first["confirmed"]
    assert len(content["links"]) == 15
    text = tmp_path / "lamps.txt"
    text.write_text(
        "70/999. Lamps\n\nThe General Assembly,\n\nRecalling the night,\n\n1. Urges States to"
        " light lamps along the coast.\n",
        encoding="utf-8",
    )
    itself = json.loads(json.dumps(_run("compare", str(text), str(text)).document))
    assert [row["fate"] for row in itself["rows"]] == ["SAME", "SAME"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("compare", "nothing.txt", OLD), "no file"),
        (("compare", OLD, "A/RES/99/9"), "no text of A/RES/99/9"),
        (("compare", OLD, NEW, "--lang", "ar"), "stored here in ‘ar’"),
        (("link", OLD, f"{NEW}:1", "--reason", "x"), "names no paragraph"),
    ],
)
def test_the_command_says_what_is_wrong(arguments: tuple[str, ...], problem: str) -> None:
    with pytest.raises(BadInput, match=problem):
        _run(*arguments)


@pytest.mark.django_db
def test_the_command_decides_a_link() -> None:
    outcome = _run("link", f"{OLD}:4", f"{NEW}:8", "--reason", "read", "--on", "2018-03-01")
    assert "CONFIRMED" in outcome.lines[0]
    _run("link", f"{OLD}:4", f"{NEW}:8", "--reason", "read again", "--refuse")
    assert [each.decision for each in LinkDecision.objects.order_by("pk")] == [
        "CONFIRMED",
        "REFUSED",
    ]


PAGE = f"/en/mandates/compare/?before={OLD}&after=A/RES/72/194"


@pytest.mark.django_db
def test_the_page_lays_two_resolutions_side_by_side(client: Client) -> None:
    page = client.get(PAGE)
    text = page.content.decode()
    assert page.status_code == 200 and "<ins>" in text and "<del>" in text
    assert "our own words; no text is stored" in text and "9 → 12" in text
    only = client.get(f"{PAGE}&fate=GONE").content.decode()
    assert "Gone" in only and "<ins>" not in only


@pytest.mark.django_db
def test_the_page_says_when_there_is_nothing_to_compare(client: Client) -> None:
    page = client.get(f"/en/mandates/compare/?before={OLD}&after=A/RES/99/9")
    assert page.status_code == 404 and "No text of A/RES/99/9" in page.content.decode()
    assert client.get("/en/mandates/compare/").status_code == 200


@pytest.mark.django_db
def test_the_public_decides_nothing(client: Client) -> None:
    answer = client.post("/en/mandates/compare/link/", {"before": OLD, "after": NEW})
    assert answer.status_code in (302, 403) and not LinkDecision.objects.exists()
    assert "/compare/link/" not in client.get(PAGE).content.decode()


@pytest.mark.django_db
def test_a_clerk_confirms_and_refuses_on_the_page(signed_in: Callable[..., Client]) -> None:
    clerk = signed_in(Role.CLERK)
    ends = {"before": OLD, "after": "A/RES/72/194", "before_number": "4", "after_number": "8"}
    page = clerk.post("/en/mandates/compare/link/", {**ends, "decision": "CONFIRMED"}, follow=True)
    assert "The link stands from now on" in page.content.decode()
    assert (NEW, "8") in queries.linked((OLD, "4"))
    clerk.post("/en/mandates/compare/link/", {**ends, "decision": "REFUSED"})
    assert queries.linked((OLD, "4")) == {}
    wrong = clerk.post(
        "/en/mandates/compare/link/",
        {**ends, "after_number": "x", "decision": "CONFIRMED"},
        follow=True,
    )
    assert "no operative paragraph x" in wrong.content.decode()
    assert LinkDecision.objects.count() == 2


@pytest.mark.django_db
def test_a_state_does_not_decide_on_the_page(signed_in: Callable[..., Client]) -> None:
    answer = signed_in(Role.FOCAL_POINT, of="XAA").post(
        "/en/mandates/compare/link/", {"before": OLD, "after": NEW, "decision": "CONFIRMED"}
    )
    assert answer.status_code == 403 and not LinkDecision.objects.exists()


@pytest.mark.django_db
def test_the_page_of_a_paragraph_shows_what_links_lead_to(client: Client) -> None:
    text = client.get("/en/mandates/A/RES/72/194/paragraphs/12/").content.decode()
    assert "Before and after it, by confirmed links" in text
    assert "/en/mandates/A/RES/68/187/paragraphs/9/" in text and "judged in both texts" in text


def test_two_files_are_compared_without_a_database(tmp_path: Path) -> None:
    text = (
        "68/187. Lamps\n\nThe General Assembly,\n\nRecalling the night,\n\n"
        "1. Urges States to light lamps along the coast.\n"
    )
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(text, encoding="utf-8")
    new.write_text(text.replace("68/187", "72/194"), encoding="utf-8")
    content = json.loads(json.dumps(_run("compare", str(old), str(new)).document))
    assert content["before"]["words"] == "file" and content["links"]
    assert content["rows"][1]["confirmed"]
