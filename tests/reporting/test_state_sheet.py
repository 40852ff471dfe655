"""The page of a State on paper: four pages at most, and never less without saying so."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from django.db import connection
from django.test import Client
from tests.reporting.reading import fonts, kinds, links, loose, read, spaced, text

from accede.accounts.rules import Role
from accede.consent.rules import PUBLIC_VIEWER
from accede.press.typesetting import pages
from accede.press.wording import in_words
from accede.reporting.exchange import sheet_pdf
from accede.reporting.rules.sheet import (
    LINES_OF_A_PAGE,
    MEASURES,
    PAGES,
    Form,
    Measure,
    Part,
    Piece,
    Row,
    Sheet,
    fitting,
    lines,
    measured,
)
from accede.reporting.state_page import state_sheet
from accede.site import demonstration
from accede.site.translations import compile_all
from accede.states.queries import world

DAY = date(2014, 7, 10)
TODAY = date(2026, 11, 22)
PINNED = {"NotoSans-Regular", "NotoSansArabic-Regular"}
WORDS = "We ask for the advice of experts on the bill that the Ministry prepares, " * 12


def whole(rows: int = 3, words: str = WORDS, cell: str = "A request") -> Sheet:
    """A sheet with one long part."""

    def say(left: int) -> tuple[Piece, ...]:
        return (Piece(f"{left} more, see "), Piece("the page", to="https://accede.example/#it"))

    first = ((Piece(cell),), (Piece(words, long=True),))
    row = Row((first, ((Piece("Open", form=Form.RING),),)))
    part = Part("it", "Requests", ("Request", "Standing"), (70, 30), (row,) * rows, say)
    return Sheet(
        language="en",
        kicker="Overview",
        title=Piece("Avendria", "en"),
        facts=(("As of", (Piece("10 July 2014"),)),),
        parts=(part,),
        words_left_out=lambda left: f"[{left} more words]",
        foot="Avendria · 10 July 2014",
        page_of="Page 1 of 2",
        name="Avendria, 10 July 2014",
    )


def printed(code: str, language: str = "en", day: date = DAY, **more: object) -> bytes:
    page = f"https://accede.example/{language}/states/{code}/"
    sheet = state_sheet(
        world().state(code),
        **{  # type: ignore[arg-type]
            "day": day,
            "as_known_on": None,
            "viewer": PUBLIC_VIEWER,
            "seen_on": TODAY,
            "language": language,
            "write_day": in_words,
            "site": "https://accede.example",
            "page": page,
        }
        | more,
    )
    return sheet_pdf.write(sheet, day)


@pytest.fixture
def told(db: None) -> None:
    """A workspace with the demonstration in it."""
    compile_all()
    demonstration.load()


# ------------------------------------------------------------------ the measure


def test_a_sheet_that_fits_is_printed_whole():
    sheet = whole()
    tried = []

    def made(each):
        tried.append(each)
        return b"x"

    assert fitting(sheet, made, lambda _: 4) == (sheet, b"x")
    assert tried == [sheet]


@pytest.mark.parametrize("most", range(1, 120, 7))
def test_the_largest_measure_that_fits_is_chosen(most):
    """With pages counted as rows, the sheet printed has as many of them as may be."""
    sheet, tried = replace(whole(rows=30, words="short"), most=most), []

    def made(each):
        tried.append(each)
        return b"x" * len(each.parts[0].rows)

    chosen, printed = fitting(sheet, made, len)
    assert chosen == tried[-1] or len(printed) == len(chosen.parts[0].rows)
    possible = [len(measured(sheet, each).parts[0].rows) for each in MEASURES]
    assert len(printed) == next((rows for rows in possible if rows <= most), possible[-1])
    assert len(tried) <= 4


def test_a_sheet_that_cannot_fit_is_not_set_in_type():
    tried = []
    sheet = whole(rows=2_000)
    fitting(sheet, lambda each: tried.append(each) or b"", lambda _: 9)
    assert sheet not in tried
    assert tried[-1] == measured(sheet, MEASURES[-1])
    assert lines(sheet) > PAGES * LINES_OF_A_PAGE


def test_rows_that_are_left_out_are_counted_and_located():
    (part,) = measured(whole(rows=9), Measure(rows=4, kept=100, words=1000)).parts
    assert len(part.rows) == 5
    line = part.rows[-1].note
    assert line[0].text == "5 more, see " and line[1].to.endswith("#it")


def test_words_that_are_left_out_are_counted():
    (part,) = measured(whole(), Measure(rows=100, kept=100, words=10)).parts
    kept, note = part.rows[0].cells[0][1]
    assert kept.text.rstrip(" …").split() == WORDS.split()[:10]
    assert note.text == f"[{len(WORDS.split()) - 10} more words]"


def test_a_short_text_is_not_cut_for_the_sake_of_a_note():
    sheet = whole(words="one two three four five six seven")
    assert measured(sheet, Measure(rows=100, kept=100, words=2)) == sheet


def test_a_part_kept_whole_gives_up_rows_last():
    sheet = whole(rows=30)
    kept = replace(sheet, parts=(replace(sheet.parts[0], whole=True),))
    assert len(measured(kept, Measure(rows=1, kept=40, words=1000)).parts[0].rows) == 30
    assert len(measured(kept, Measure(rows=1, kept=20, words=1000)).parts[0].rows) == 21


def test_each_measure_is_smaller_than_the_one_before():
    for larger, smaller in pairwise(MEASURES):
        assert smaller != larger
        assert smaller.rows <= larger.rows
        assert smaller.kept <= larger.kept
        assert smaller.words <= larger.words


# ------------------------------------------------------------------ the document


def test_a_page_holds_no_more_lines_than_is_reckoned_with():
    """Else a sheet that fits would be cut without need."""
    reader = read(sheet_pdf.write(whole(rows=300, words="", cell="x"), DAY))
    assert max(page.extract_text().count("x\n") for page in reader.pages) <= LINES_OF_A_PAGE


@pytest.mark.parametrize("rows", [1, 40, 400])
def test_no_sheet_exceeds_four_pages_and_none_is_cut_silently(rows):
    content = sheet_pdf.write(whole(rows), DAY)
    reader = read(content)
    assert pages(content) == len(reader.pages) <= PAGES
    said = text(reader)
    shown = said.count("A request")
    assert shown == rows or f"{rows - shown} more, see the page" in said
    assert said.count("We ask for") == 12 * rows or "more words]" in said


def test_a_hostile_sheet_is_printed_and_never_obeyed():
    hostile = '#read("/etc/passwd") $x$ *b* @ref <l> ] } \\ \u202e \x00 \N{GRINNING FACE} 中文'
    sheet = whole(rows=2, words=hostile, cell=hostile)
    sheet = replace(sheet, title=Piece(hostile), name=hostile, banner=(hostile, hostile))
    said = text(read(sheet_pdf.write(sheet, DAY)))
    assert '#read("/etc/passwd") $x$ *b* @ref <l> ] } \\' in said
    assert "root:" not in said


@pytest.mark.parametrize("language", ["en", "fr", "ar", "ru", "es", "zh"])
def test_a_sheet_is_accessible_in_every_language(told, language):
    reader = read(printed("XAA", language, date(2014, 6, 30)))
    root = reader.root_object
    spoken = {"zh": "en"}.get(language, language)
    assert str(root["/Lang"]).split("-")[0] == spoken
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data().decode()
    assert {"Document", "H1", "Table", "TH", "TD", "Link"} <= kinds(root)
    assert loose(root) == []
    assert set(fonts(reader)) <= PINNED and all(fonts(reader).values())
    assert len(reader.pages) <= PAGES
    name = world().state("XAA").name.in_(spoken)
    assert reader.metadata.title.startswith(name)
    assert reader.metadata.creation_date.date() == date(2014, 6, 30)


def test_the_sheet_says_what_the_page_says(told):
    said = text(read(printed("XAA", "en", date(2014, 6, 30))))
    for words in (
        "Avendria",
        "This State does not exist",
        "As of 30 June 2014",
        "Terrorist Bombings",
        "No provision identified",
        "Partly addressed",
        "XAA-2014-01",
        "XAA-2014-A1",
        "Digest of the facts printed here",
        "https://accede.example/en/states/XAA/",
    ):
        assert words in said, words


def test_the_sheet_gives_what_the_state_declared(told):
    said = text(read(printed("XAA", "en", date(2014, 6, 30))))
    assert "Reservations and declarations" in said and "Kind, provision and day" in said
    before = text(read(printed("XAA", "en", date(2001, 1, 1))))
    assert "Reservations and declarations" not in before


def test_every_row_leads_to_its_place(told):
    _, outside = links(read(printed("XAA", "fr", date(2014, 6, 30))))
    page = "https://accede.example/fr/states/XAA/"
    assert {page, f"{page}#request-XAA-2014-01", f"{page}#activity-XAA-2014-A1"} <= set(outside)
    instrument = "https://accede.example/fr/instruments/TBC97/?as_of=2014-06-30"
    assert instrument in outside and f"{instrument}#TBC97:11" in outside


def test_the_sheet_says_what_may_come_next_and_what_is_due(db):
    said = text(read(printed("IRN")))
    assert "may accede" in said and "Not yet party" in said
    assert "failed" not in said
    said = text(read(printed("FRA", "fr")))
    assert "À notifier en devenant partie" in said and "notifications en devenant partie" in said
    assert "(art. 7(4))" in said


def test_a_state_that_did_not_exist_yet_is_asked_for_nothing(db):
    said = text(read(printed("TLS", "en", date(1999, 1, 1))))
    assert "The State did not exist on this day." in said
    assert "may accede" not in said


def test_a_day_beyond_the_lists_is_given_as_last_known(db):
    said = text(read(printed("FRA", "en", date(2020, 1, 1))))
    assert "as last known" in said and "complete until 10 July 2014" in said
    assert "which does not mean no" in said


def test_no_depositary_is_named_for_the_acts_of_a_fictitious_state(told):
    """Each act of the sheet carries the number of the list it stands in."""
    made_up = text(read(printed("XAA")))
    assert "deposited with the Secretary-General" not in made_up
    assert "Accession, 16 March 2009 [" in made_up and "[1] " in made_up
    assert "deposited with the Secretary-General" in text(read(printed("FRA")))


def test_chinese_is_given_in_english_and_the_sheet_says_so(db):
    said = text(read(printed("FRA", "zh")))
    assert "this document is in English" in said and "10 July 2014" in said


def test_a_state_that_ended_is_not_said_to_have_done_nothing(db):
    said = text(read(printed("SUN", "en")))
    assert "leave out States that no longer exist" in said


def test_the_same_facts_give_the_same_bytes(told):
    for language in ("en", "ar"):
        assert printed("XAA", language) == printed("XAA", language)


@pytest.mark.slow
def test_every_state_fits_on_four_pages(told):
    # Paper is set alike whatever the database: on the second one a few are enough.
    every = world().every if connection.vendor == "sqlite" else world().every[::8]
    assert len(every) > 20
    for state in every:
        for language in ("en", "fr") if state.demonstration else ("fr",):
            assert 1 <= pages(printed(state.code, language, TODAY)) <= PAGES, state.code


# ------------------------------------------------------------------ the door


PLACE = "/en/states/XAA/overview.pdf?as_of=2014-06-30"


def test_anybody_opens_the_sheet_of_a_state(told):
    answer = Client().get(PLACE)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="overview-XAA-2014-06-30.en.pdf"'
    assert "http://testserver/en/states/XAA/?as_of=2014-06-30" in text(read(answer.content))
    page = Client().get("/en/states/XAA/?as_of=2014-06-30").content.decode()
    assert f'href="{PLACE}"' in page


def test_the_address_before_leads_on_with_its_days(db):
    answer = Client().get("/fr/states/FRA/page.pdf?as_of=2014-07-10")
    assert answer.status_code == 301
    assert answer["Location"] == "/fr/states/FRA/overview.pdf?as_of=2014-07-10"


def test_every_link_of_a_sheet_arrives(told):
    """On its page, and on the record it speaks of."""
    browser = Client()
    _, outside = links(read(browser.get(PLACE).content))
    assert any("#request-" in place for place in outside)
    for place in dict.fromkeys(outside):
        address, _, anchor = place.removeprefix("http://testserver").partition("#")
        answer = browser.get(address)
        assert answer.status_code == 200, place
        assert not anchor or f'id="{anchor}"' in answer.content.decode(), place


@pytest.mark.parametrize(
    ("place", "status"),
    [
        ("/en/states/NIX/overview.pdf", 404),
        ("/en/states/FRA/overview.odt", 404),
        ("/en/states/FRA/overview.pdf?as_of=2014-02-31", 400),
        ("/fr/states/FRA/overview.pdf?as_of=2999-01-01", 400),
        ("/en/states/FRA/overview.pdf?as_known_on=yesterday", 400),
    ],
)
def test_an_address_that_cannot_be_is_refused(told, place, status):
    answer = Client().get(place)
    assert answer.status_code == status
    assert "text/html" in answer["Content-Type"]


def test_a_sheet_shows_no_more_than_the_page_to_the_same_viewer(told, signed_in):
    from accede.consent.acts import revoke
    from accede.consent.models import ConsentGrant
    from accede.journal.rules import Actor, Office

    for each in ConsentGrant.objects.filter(state="XAA", revoked_on=None):
        revoke(
            actor=Actor("xaa.focal-point", Office.STATE, "XAA"),
            reason="closed for this test",
            source=None,
            on=date(2026, 1, 1),
            grant_number=each.pk,
        )
    public = text(read(Client().get(PLACE).content))
    other = text(read(signed_in(Role.FOCAL_POINT, of="XBB").get(PLACE).content))
    own = signed_in(Role.FOCAL_POINT, of="XAA").get(PLACE)
    for closed in (public, other):
        assert "XAA-2014-01" not in closed and "Ministry of Justice" not in closed
        assert "not public" not in closed
    said = text(read(own.content))
    assert "XAA-2014-01" in said and "This document holds records that are not public." in said
    assert own["Cache-Control"] == "private, no-store"


def test_the_words_of_a_sheet_keep_french_spaces(told):
    reader = read(printed("XAA", "fr", date(2014, 6, 30)))
    raw = "\n".join(page.extract_text() for page in reader.pages)
    assert "Empreinte des faits imprimés ici\u00a0:" in raw
    assert spaced("Cette page dans l’espace de travail :") in text(reader)
