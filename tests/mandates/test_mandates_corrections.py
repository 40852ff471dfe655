"""Corrections of a stored text: laid over what was read, kept apart, never lost."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from tests.mandates.test_mandates_commands import _run

from accede.accounts.rules import Role
from accede.basics.errors import BadInput
from accede.journal.models import JournalEntry
from accede.journal.rules import Actor, Office
from accede.mandates import acts, queries
from accede.mandates.exchange import read_resolution
from accede.mandates.models import Correction as Row
from accede.mandates.models import StoredReading
from accede.mandates.rules import Paragraph, Part
from accede.mandates.rules.corrections import (
    Correction,
    changes_something,
    corrected,
    mark_of,
    unfit,
)

SYMBOL = "A/RES/78/999"
TEXT = (
    "78/999. Lighthouses\n\nThe General Assembly,\n\nRecalling the night,\n\n"
    "1. Urges States to light lamps along the coast;\n\n"
    "2. Requests the Secretary-General to report to it at its eightieth session.\n"
)
CLERK = Actor("mandates clerk", Office.SECRETARIAT)
ON = date(2026, 3, 1)


def paragraph(text: str, number: str = "1") -> Paragraph:
    return Paragraph(Part.OPERATIVE, number, 1, text, False, f"operative {number}")


def correction(of: str, text: str, *, at: str = "operative 1", order: int = 1) -> Correction:
    return Correction(at, mark_of(of), Part.OPERATIVE, at.split()[1], 1, text, order)


def test_corr_1_the_last_correction_stands_and_what_was_read_stays() -> None:
    (only,) = corrected(
        [paragraph("Urges Sates;")],
        [correction("Urges Sates;", "Urges States;", order=2), correction("Urges Sates;", "No.")],
    )
    assert (only.paragraph.text, only.read.text) == ("Urges States;", "Urges Sates;")
    moved = corrected(
        [paragraph("Asks;"), paragraph("Urges Sates;", "2")],
        [correction("Urges Sates;", "Urges States;")],
    )
    assert [each.paragraph.text for each in moved] == ["Asks;", "Urges States;"]


def test_corr_1_does_not_touch_a_text_that_is_read_otherwise() -> None:
    (only,) = corrected([paragraph("Urges States;")], [correction("Urges Sates;", "Urges all;")])
    assert only.correction is None and only.paragraph == only.read


def test_corr_2_a_correction_that_no_longer_fits_is_told() -> None:
    wrong = correction("Urges Sates;", "Urges all;")
    assert unfit([paragraph("Urges States;")], [wrong]) == (wrong,)


def test_corr_2_does_not_tell_of_one_that_fits() -> None:
    assert unfit([paragraph("Urges Sates;")], [correction("Urges Sates;", "Urges all;")]) == ()


def test_corr_3_a_correction_changes_something() -> None:
    assert changes_something(paragraph("Urges;"), correction("Urges;", "Asks;"))


def test_corr_3_refuses_one_that_changes_nothing_or_leaves_no_text() -> None:
    assert not changes_something(paragraph("Urges;"), correction("Urges;", " Urges; "))
    assert not changes_something(paragraph("Urges;"), correction("Urges;", " "))


def store(text: str = TEXT) -> StoredReading:
    return acts.store_reading(
        reading=read_resolution(text.encode(), file="lighthouses.txt"),
        file="lighthouses.txt",
        actor=CLERK,
        reason="text",
        source=None,
        on=ON,
        accept_findings=True,
    )


def correct(text: str, at: str = "operative 1", **more: object) -> Correction:
    return acts.correct_paragraph(
        actor=CLERK,
        symbol=SYMBOL,
        language="en",
        at=at,
        text=text,
        reason="misprint, by the official record",
        source=None,
        on=ON,
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.django_db
def test_a_correction_lies_over_the_reading_and_survives_a_new_one() -> None:
    store()
    correct("Urges all States to light lamps along the coast;")
    (shown,) = queries.shown_texts(SYMBOL)
    first = next(each for each in shown.paragraphs if each.paragraph.at == "operative 1")
    assert first.paragraph.text.startswith("Urges all States") and first.correction is not None
    assert first.read.text.startswith("Urges States")
    again = store(TEXT.replace("Recalling the night,", "Recalling the long night,"))
    assert again.version == 2
    (shown,) = queries.shown_texts(SYMBOL)
    texts = [each.paragraph.text for each in shown.paragraphs]
    assert "Urges all States to light lamps along the coast;" in texts and shown.unfit == ()
    assert JournalEntry.objects.filter(act="correct paragraph").count() == 1


@pytest.mark.django_db
def test_a_new_reading_of_the_paragraph_itself_makes_the_correction_wait() -> None:
    store()
    correct("Urges all States;")
    store(TEXT.replace("along the coast", "along every coast"))
    (shown,) = queries.shown_texts(SYMBOL)
    assert [each.text for each in shown.unfit] == ["Urges all States;"]
    assert any("along every coast" in each.paragraph.text for each in shown.paragraphs)


@pytest.mark.django_db
def test_a_number_and_a_level_are_corrected_and_the_address_follows() -> None:
    store()
    correct("Urges States to light lamps along the coast;", number="1.a", level=2)
    (shown,) = queries.shown_texts(SYMBOL)
    assert "operative 1.a" in [each.paragraph.at for each in shown.paragraphs]
    correct("Urges States.", at="operative 1.a", number="1", level=1)
    assert Row.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("at", "text", "problem"),
    [
        ("operative 9", "Urges;", "has no ‘operative 9’"),
        ("operative 1", "Urges States to light lamps along the coast;", "nothing of"),
        ("operative 1", "  ", "nothing of"),
    ],
)
def test_a_correction_that_cannot_be_writes_nothing(at: str, text: str, problem: str) -> None:
    store()
    with pytest.raises(BadInput, match=problem):
        correct(text, at=at)
    assert not Row.objects.exists()


@pytest.mark.django_db
def test_only_the_secretariat_corrects() -> None:
    store()
    with pytest.raises(BadInput, match="corrected by the Secretariat"):
        acts.correct_paragraph(
            actor=Actor("focal point", Office.STATE, "XAA"),
            symbol=SYMBOL,
            language="en",
            at="operative 1",
            text="Urges;",
            reason="",
            source=None,
            on=ON,
        )


@pytest.mark.django_db
def test_the_command_corrects() -> None:
    store()
    lines = _run(
        *("correct", SYMBOL, "--lang", "en", "--at", "operative 1"),
        *("--text", "Urges all States;", "--reason", "misprint"),
    ).lines
    assert lines == [f"Corrected: {SYMBOL} (en), operative 1"]
    with pytest.raises(BadInput, match="has no ‘preamble 7’"):
        _run("correct", SYMBOL, "--lang", "en", "--at", "preamble 7", "--reason", "x")


# The pages.


@pytest.mark.django_db
def test_a_stored_text_has_its_page_and_is_found_on_it(client: Client) -> None:
    store()
    assert client.get(f"/en/mandates/{SYMBOL}/").headers["Location"].endswith(f"{SYMBOL}/text/")
    page = client.get(f"/en/mandates/{SYMBOL}/text/").content.decode()
    assert "not described in the catalogue" in page and "due at session 80" in page
    found = client.get(f"/en/mandates/{SYMBOL}/text/?find=coast").content.decode()
    assert "light lamps" in found and "Recalling the night" not in found
    assert SYMBOL in client.get("/en/mandates/").content.decode()
    assert client.get("/en/mandates/A/RES/99/9/text/").status_code == 404


@pytest.mark.django_db
def test_a_stored_deadline_is_in_the_calendar(client: Client) -> None:
    store()
    page = client.get("/en/mandates/calendar/").content.decode()
    assert "2025" in page and "A/RES/68/187" in page and "From the catalogue" in page
    years = [due.year for due in queries.deadlines()]
    assert years == sorted(years, reverse=True)


@pytest.mark.django_db
def test_a_clerk_corrects_on_the_page(signed_in: Callable[..., Client]) -> None:
    store()
    clerk = signed_in(Role.CLERK)
    where = f"/en/mandates/{SYMBOL}/text/correct/?lang=en&at=operative 1"
    form = {"text": "Urges all;", "part": "operative", "number": "1", "level": "1"}
    assert "light lamps" in clerk.get(where).content.decode()
    assert clerk.post(where, form).status_code == 400, "no reason was given"
    done = clerk.post(where, {**form, "reason": "misprint"}, follow=True).content.decode()
    assert "Urges all;" in done and "As it was read" in done
    assert clerk.get(where.replace("operative 1", "operative 9")).status_code == 404


@pytest.mark.django_db
def test_the_public_does_not_correct(client: Client) -> None:
    store()
    answer = client.get(f"/en/mandates/{SYMBOL}/text/correct/?lang=en&at=operative 1")
    assert answer.status_code in (302, 403)
    assert "/text/correct/" not in client.get(f"/en/mandates/{SYMBOL}/text/").content.decode()


@pytest.mark.django_db
def test_the_matrix_has_every_paragraph(client: Client) -> None:
    store()
    table = client.get(f"/en/mandates/{SYMBOL}/text/?table=matrix&format=json")
    assert table.status_code == 200 and "eightieth" in table.content.decode()


@pytest.mark.django_db
def test_anybody_reads_a_text_and_nothing_is_kept(client: Client) -> None:
    page = client.post("/en/mandates/read/", {"text": TEXT, "language": ""})
    text = page.content.decode()
    assert page.status_code == 200 and SYMBOL in text and "Not stored" in text
    assert "Store the reading" not in text and not StoredReading.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"text": ""}, "Choose a file, or paste the text."),
        ({"text": "Dear all, no resolution here."}, "no resolution begins"),
        ({"text": TEXT, "language": "fr"}, "no resolution begins"),
    ],
)
def test_what_cannot_be_read_is_said_on_the_page(
    client: Client, given: dict[str, str], problem: str
) -> None:
    page = client.post("/en/mandates/read/", given)
    assert page.status_code == 400 and problem in page.content.decode()


@pytest.mark.django_db
def test_a_clerk_stores_what_was_looked_at(signed_in: Callable[..., Client]) -> None:
    clerk = signed_in(Role.CLERK)
    page = clerk.post("/en/mandates/read/", {"text": TEXT, "language": ""})
    kept = page.context["store"].initial["kept"]
    assert not StoredReading.objects.exists()
    missing = clerk.post("/en/mandates/read/store/", {"kept": kept, "reason": ""})
    assert missing.status_code == 400 and not StoredReading.objects.exists()
    clerk.post("/en/mandates/read/store/", {"kept": kept, "reason": "text of the mandate"})
    assert StoredReading.objects.get().symbol == SYMBOL
    again = clerk.post("/en/mandates/read/store/", {"kept": kept, "reason": "twice"})
    assert again.status_code == 400 and "no longer here" in again.content.decode()


@pytest.mark.django_db
def test_findings_are_stored_only_when_that_is_said(signed_in: Callable[..., Client]) -> None:
    clerk = signed_in(Role.CLERK)
    gap = TEXT.replace("2. Requests", "4. Requests")
    page = clerk.post("/en/mandates/read/", {"text": gap, "language": ""})
    kept = page.context["store"].initial["kept"]
    refused = clerk.post("/en/mandates/read/store/", {"kept": kept, "reason": "text"})
    assert refused.status_code == 400 and not StoredReading.objects.exists()
    clerk.post("/en/mandates/read/store/", {"kept": kept, "reason": "text", "accept": "on"})
    assert StoredReading.objects.count() == 1


@pytest.mark.django_db
def test_what_one_looked_at_another_cannot_store(signed_in: Callable[..., Client]) -> None:
    page = signed_in(Role.CLERK).post("/en/mandates/read/", {"text": TEXT, "language": ""})
    kept = page.context["store"].initial["kept"]
    other = signed_in(Role.DRAFTER).post(
        "/en/mandates/read/store/", {"kept": kept, "reason": "text"}
    )
    assert other.status_code == 400 and not StoredReading.objects.exists()


# For programs.


@pytest.mark.django_db
def test_the_api_has_the_stored_text_with_what_it_says(client: Client) -> None:
    store()
    correct("Urges all States to light lamps along the coast;")
    (item,) = client.get("/api/v1/texts").json()["items"]
    assert (item["symbol"], item["language"], item["version"]) == (SYMBOL, "en", 1)
    answer = client.get(f"/api/v1/texts/{SYMBOL}").json()
    first = next(each for each in answer["paragraphs"] if each["at"] == "operative 1")
    assert first["force"] == "urges" and first["addressees"] == ["member_states"]
    assert first["text"].startswith("Urges all") and first["read"].startswith("Urges States")
    last = answer["paragraphs"][-1]
    assert last["deadline"] == {"session": "80", "year": 2025, "every": 0}
    assert client.get(f"/api/v1/texts/{SYMBOL}?language=fr").status_code == 404
    assert client.get(f"/api/v1/texts/{SYMBOL}?language=xx").status_code == 422


@pytest.mark.django_db
def test_the_api_has_deadlines_and_comparisons(client: Client) -> None:
    store()
    due = client.get("/api/v1/deadlines").json()["items"]
    assert {"resolution": SYMBOL, "paragraph": "2", "session": "80", "year": 2025} in [
        {key: each[key] for key in ("resolution", "paragraph", "session", "year")} for each in due
    ]
    answer = client.get("/api/v1/comparison?before=A/RES/68/187&after=A/RES/72/194").json()
    assert answer["words"] == ["catalogue", "catalogue"] and len(answer["links"]) == 15
    assert client.get("/api/v1/comparison?before=A/RES/68/187&after=A/RES/99/9").status_code == 404
