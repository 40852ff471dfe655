"""The overview of a State: one content in three forms, as consent allows, on four pages."""

import json
import re
import subprocess
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from shutil import which

import pytest
from django.test import Client
from docx import Document
from tests.reporting.reading import read, spaced, text
from tests.reporting.reviewed import (
    FOCAL,
    STATE,
    a_review_at_work,
    answered,
    asked,
    everything_answered,
)

from accede.accounts.rules import Role
from accede.consent.acts import grant
from accede.consent.rules import PUBLIC_VIEWER, Audience, Viewer, ViewerKind
from accede.journal.queries import head
from accede.press.typesetting import pages
from accede.reporting.exchange import sheet_docx, sheet_html
from accede.reporting.rules.sheet import PAGES, Form, Part, Piece, Row, Sheet
from accede.reporting.rules.signs import SIGNS
from accede.reporting.sheets import FORMS, Printed, Wanted, overview
from accede.site import cli, demonstration
from accede.site.translations import compile_all
from accede.states.queries import world

DAY, TODAY = date(2014, 6, 30), date(2026, 11, 22)
OWN = Viewer(ViewerKind.STATE, STATE)
ANA = Viewer(ViewerKind.OFFICE, person="officer.legal-1")
UNASSIGNED = Viewer(ViewerKind.OFFICE, person="officer.clerk-1")


def printed(code: str = STATE, viewer: Viewer = PUBLIC_VIEWER, **more: object) -> Printed:
    wanted = {
        "state": world().state(code), "day": DAY, "as_known_on": None, "viewer": viewer,
        "seen_on": TODAY, "language": "en", "site": "https://accede.example",
    }  # fmt: skip
    return overview(head(), Wanted(**wanted | more))  # type: ignore[arg-type]


def words_of_word(content: bytes) -> str:
    document = Document(BytesIO(content))
    said = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        said += [cell.text for row in table.rows for cell in row.cells]
    return spaced(" ".join(said))


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def handle_endtag(self, tag: str) -> None:
        self.said.append(" " if tag not in ("strong", "span", "a") else "")


def words_of_web(content: bytes) -> str:
    parser = _Words()
    parser.feed(content.decode().split("<body>")[1])
    return spaced("".join(parser.said))


def words(made: Printed, form: str) -> str:
    content = FORMS[form](made)
    reads = {"docx": words_of_word, "html": words_of_web, "pdf": lambda each: text(read(each))}
    return reads[form](content)


@pytest.fixture
def told(db: None) -> None:
    compile_all()
    demonstration.load()


@pytest.fixture
def m12(told: None) -> str:
    return a_review_at_work()


def open_review(review: str) -> None:
    grant(
        actor=FOCAL,
        target=("assessment.Review", review),
        state=STATE,
        audience=Audience.PUBLIC,
        until=None,
        reason="open",
        source=None,
        on=date(2014, 5, 1),
    )


# ------------------------------------------------------------------ what it says


@pytest.mark.parametrize("form", FORMS)
def test_each_form_says_who_it_is_for_what_stands_and_where_it_comes_from(told, form):
    said = words(printed("XAA"), form)
    for each in (
        "Avendria", "This State does not exist", "30 June 2014", "the public", "Terrorist Bombings",
        "To notify on becoming party", "No notification entered",
        "The workspace keeps no register of central authorities yet.", "XAA-PENAL-CODE",
        "No provision identified", "XAA-2014-01", "XAA-2014-A1",
        "Sources of these acts", "Digest of the facts printed here",
        "express no opinion whatever on the legal status",
    ):  # fmt: skip
        assert each in said, each


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_in_french(told, form):
    said = words(printed("XAA", language="fr"), form)
    for each in (
        "Avendrie", "Établi pour", "le public", "À notifier en devenant partie",
        "Autorités centrales et autorités désignées", "Lois enregistrées ici",
        "Dispositions citées", "statut juridique",
    ):  # fmt: skip
        assert spaced(each) in said, each


def test_a_real_state_has_its_standing_counted_and_no_finding(db):
    said = words(printed("FRA", day=date(2014, 7, 10)), "pdf")
    assert "Of the nineteen universal instruments: Party 8" in said
    assert "Findings" not in said and "%" not in said


def test_what_a_state_designated_stands_with_its_authorities_and_answers_what_is_due(told):
    made = printed("XDD", day=date(2014, 8, 1))
    parts = {part.id: part for part in made.sheet.parts}
    assert [row.cells[0][0][0].text for row in parts["authorities"].rows] == ["ICSANT05"]
    assert all(row.cells[0][0][0].text != "ICSANT05" for row in parts["statements"].rows)
    said = words(made, "pdf")
    assert "Names its nuclear safety authority" in said and "Notified on 8 March 2010" in said
    before = printed("XDD", day=date(2010, 1, 1))
    assert "nuclear safety authority" not in words(before, "pdf")


# ------------------------------------------------------------------ frameworks and consent


@pytest.mark.parametrize("form", FORMS)
def test_agreed_answers_are_given_with_their_judgement_and_drafts_are_counted(m12, form):
    said = words(printed(viewer=OWN), form)
    assert "Cultural property" in said and "asked for on 3 February 2014" in said
    assert "Lacking: a list of works at risk" in said and "Heritage Act, Act 12 of 2009" in said
    assert "The statistics are not kept." in said
    assert "questions without an agreed answer" in said
    assert "M12:2" in said and "M12:4" not in said


def test_a_framework_is_seen_by_its_state_and_the_officers_assigned_alone(m12):
    for viewer in (OWN, ANA):
        said = words(printed(viewer=viewer), "pdf")
        assert "Cultural property" in said
        assert "This document holds records that are not public." in said
    for viewer in (PUBLIC_VIEWER, UNASSIGNED, Viewer(ViewerKind.STATE, "XBB")):
        for form in FORMS:
            assert "Cultural property" not in words(printed(viewer=viewer), form), viewer


def test_a_review_that_the_state_opened_is_seen_by_all(m12):
    open_review(m12)
    said = words(printed(), "pdf")
    assert "Cultural property" in said and "a list of works at risk" in said
    assert "The Act was amended" not in said


def test_an_answer_that_two_frameworks_ask_for_is_printed_once(told):
    review = asked("M02")
    shared = "M02:1"
    answered(review, shared)
    (part,) = [p for p in printed(viewer=OWN).sheet.parts if p.id == "frameworks"]
    codes = [piece.text for row in part.rows for line in row.cells[0] for piece in line]
    assert sum(code.strip() == shared for code in codes) == 1


def test_the_authorities_point_to_what_was_agreed_on_them(told):
    review = asked("AUTHORITIES")
    answered(review, "AUTHORITIES:1", read=False)
    pointer = "What was agreed on the authorities in a review stands below"
    assert pointer not in words(printed(viewer=OWN), "pdf")
    answered(review, "AUTHORITIES:2")
    assert pointer in words(printed(viewer=OWN), "pdf")
    assert pointer not in words(printed(), "pdf")


def test_whoever_opens_a_file_learns_for_whom_it_was_made(told):
    assert world().state(STATE).name.in_("en") in [
        piece.text for name, line in printed(viewer=OWN).sheet.facts for piece in line
        if name == "Prepared for"
    ]  # fmt: skip
    assert "the Office, officer.legal-1" in words(printed(viewer=ANA), "html")


# ------------------------------------------------------------------ four pages


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_state_full_of_records_fits_on_four_pages_and_says_what_is_missing(told, language):
    everything_answered(("M02", "M12", "M14", "AUTHORITIES"), words=160)
    made = printed(viewer=OWN, day=date(2020, 1, 1), language=language)
    assert pages(made.pdf) <= PAGES
    (part,) = [each for each in made.sheet.parts if each.id == "frameworks"]
    said = {form: words(made, form) for form in FORMS}
    for form in FORMS:
        missing = "more words on the page" if language == "en" else "mots de plus sur la page"
        assert missing in said[form], form
    if part.rows[-1].note:
        assert all(spaced(part.rows[-1].note[0].text) in each for each in said.values())


@pytest.mark.slow
@pytest.mark.skipif(not which("soffice"), reason="LibreOffice is not here")
@pytest.mark.parametrize("language", ["en", "fr"])
def test_word_has_no_more_pages_than_may_be(told, tmp_path, language):
    everything_answered(("M02", "M12", "M14", "AUTHORITIES"), words=160)
    made = [
        printed(viewer=OWN, day=date(2020, 1, 1), language=language),
        printed("FRA", day=date(2014, 7, 10), language=language),
        printed("FJI", day=TODAY, language=language),
    ]
    for n, each in enumerate(made):
        file = tmp_path / f"{n}.docx"
        file.write_bytes(FORMS["docx"](each))
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/office"]
        command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        assert len(read((tmp_path / f"{n}.pdf").read_bytes()).pages) <= PAGES


# ------------------------------------------------------------------ the forms


def test_word_has_real_headings_and_heads_of_tables_that_repeat(told):
    document = Document(BytesIO(FORMS["docx"](printed("XAA"))))
    titles = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert titles[0].startswith("Standing under the instruments")
    assert titles == [part.title for part in printed("XAA").sheet.parts]
    assert [p.text for p in document.paragraphs if p.style.name == "Title"] == ["Avendria"]
    tables = document.tables[1:]
    assert len(tables) == sum(bool(part.rows) for part in printed("XAA").sheet.parts)
    for table in tables:
        assert "tblHeader" in table.rows[0]._tr.xml
        assert "tblCaption" in table._tbl.tblPr.xml
    assert document.core_properties.language == "en-GB"
    assert document.core_properties.title.startswith("Avendria")


def test_the_links_of_word_and_web_lead_where_those_of_the_pdf_do(told):
    made = printed("XAA")
    document = Document(BytesIO(FORMS["docx"](made)))
    word = {each.target_ref for each in document.part.rels.values() if each.is_external}
    web = set(re.findall(r'href="([^"]+)"', FORMS["html"](made).decode()))
    assert "https://accede.example/en/states/XAA/?as_of=2014-06-30" in word
    assert {each.replace("&amp;", "&") for each in web} == word


def test_without_an_address_of_the_workspace_nothing_is_linked_to(told):
    made = printed("XAA", site="")
    assert "href" not in FORMS["html"](made).decode()
    assert not any(
        each.is_external for each in Document(BytesIO(FORMS["docx"](made))).part.rels.values()
    )
    assert "/en/states/XAA/?as_of=2014-06-30" in words(made, "pdf")


def test_a_status_is_told_by_word_and_form_and_never_by_colour(m12):
    assert len(set(SIGNS.values())) == len(Form)
    for part in (*printed("XAA").sheet.parts, *printed(viewer=OWN).sheet.parts):
        for row in part.rows:
            for piece in (piece for cell in row.cells for line in cell for piece in line):
                assert not piece.form or piece.text.strip(), part.id
    page = FORMS["html"](printed("XAA")).decode()
    colours = re.findall(r"#[0-9a-f]{6}", page.split("</style>")[0])
    # All of them are inks or grounds: as grey they stay apart from the white of the paper.
    ground = {"#f1f3f5", "#b4bcc4"}
    assert all(_luminance(each) < 0.25 for each in set(colours) - ground - {"#ffffff"})
    assert 'class="sign" aria-hidden="true"' in page


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2


def test_the_web_page_stands_alone_and_is_sound(told):
    page = FORMS["html"](printed("XAA")).decode()
    assert "<script" not in page and 'rel="stylesheet"' not in page and "@import" not in page
    assert '<html lang="en">' in page and page.count("<h1>") == 1
    assert page.count("<table") == sum(bool(part.rows) for part in printed("XAA").sheet.parts)
    assert 'scope="col"' in page and 'scope="row"' in page
    ids = re.findall(r'id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("form", FORMS)
def test_the_same_facts_give_the_same_bytes(m12, form):
    first = FORMS[form](printed(viewer=OWN, language="fr"))
    overview.cache_clear()
    assert FORMS[form](printed(viewer=OWN, language="fr")) == first


def test_another_fact_gives_another_digest(m12):
    before = printed(viewer=OWN).sheet.digest
    answered(m12, "M12:5")
    assert printed(viewer=OWN).sheet.digest != before
    other = Viewer(ViewerKind.STATE, "XBB")
    assert printed().sheet.digest == printed(viewer=other).sheet.digest != before


HOSTILE = '<script>alert(1)</script> &amp; "x" \x00\x0b\ud800\ufffe \u202e]]> <w:p/>'


def test_hostile_words_are_shown_and_never_obeyed():
    row = Row((((Piece(HOSTILE),),),) * 2)
    part = Part("it", HOSTILE, (HOSTILE, "b"), (50, 50), (row,), lambda left: ())
    sheet = Sheet(
        language="en", kicker=HOSTILE, title=Piece(HOSTILE), facts=((HOSTILE, (Piece(HOSTILE),)),),
        parts=(part,), words_left_out=str, foot=HOSTILE, page_of="Page 1 of 2", name=HOSTILE,
        banner=(HOSTILE, HOSTILE), notices=((Piece(HOSTILE),),),
    )  # fmt: skip
    page = sheet_html.write(sheet).decode()
    assert "<script" not in page and "\x00" not in page and "\u202e" not in page
    document = Document(BytesIO(sheet_docx.write(sheet, DAY)))
    assert "<script>alert(1)</script>" in document.tables[1].rows[1].cells[0].text
    assert "\u202e" not in document.tables[1].rows[1].cells[0].text


# ------------------------------------------------------------------ the doors


def test_the_page_of_a_state_offers_the_three_forms(told):
    page = Client().get("/fr/states/XAA/?as_of=2014-06-30").content.decode()
    for form in FORMS:
        place = f"/fr/states/XAA/overview.{form}?as_of=2014-06-30"
        assert f'href="{place}"' in page
        answer = Client().get(place)
        assert answer.status_code == 200 and len(answer.content) > 5_000
        assert f'filename="overview-XAA-2014-06-30.fr.{form}"' in answer["Content-Disposition"]


def test_who_is_signed_in_gets_what_they_may_see(told, signed_in):
    a_review_at_work()
    place = f"/en/states/{STATE}/overview.html?as_of=2014-06-30"
    own = signed_in(Role.FOCAL_POINT, of=STATE).get(place)
    assert "Cultural property" in own.content.decode()
    assert own["Cache-Control"] == "private, no-store"
    assigned = signed_in(Role.OFFICER, code="officer.legal-1").get(place)
    assert "Cultural property" in assigned.content.decode()
    other = signed_in(Role.OFFICER, code="officer.legal-9").get(place)
    assert "Cultural property" not in other.content.decode()
    assert "Cultural property" not in Client().get(place).content.decode()


# ------------------------------------------------------------------ the command


def test_the_command_writes_the_three_files_and_prints_where(told, tmp_path, capsys):
    call = ["overview", "XAA", "--on", "2014-06-30", "--lang", "fr", "--out", str(tmp_path)]
    assert cli.main([*call, "--json"]) == cli.FINE
    said = json.loads(capsys.readouterr().out)
    names = [f"overview-XAA-2014-06-30.{form}" for form in FORMS]
    assert said["files"] == [str(tmp_path / name) for name in names]
    assert said["pages"] <= PAGES and said["shown_to"] == "public" and said["language"] == "fr"
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(names)
    first = [(tmp_path / name).read_bytes() for name in names]
    overview.cache_clear()
    assert cli.main(call) == cli.FINE
    assert [(tmp_path / name).read_bytes() for name in names] == first
    assert capsys.readouterr().out.count("Written: ") == 3


def test_the_command_applies_the_consent_of_whom_it_is_written_for(told, tmp_path, account):
    a_review_at_work()
    account(Role.OFFICER, code="officer.legal-1")
    account(Role.OFFICER, code="officer.legal-9")
    seen = {}
    for whom in (
        ("--audience", "public"), ("--audience", "state"), ("--audience", "office"),
        ("--audience", "donors"), ("--as", "officer.legal-1"), ("--as", "officer.legal-9"),
    ):  # fmt: skip
        call = ["overview", STATE.lower(), "--on", "2014-06-30", "--format", "html", *whom]
        assert cli.main([*call, "--out", str(tmp_path)]) == cli.FINE
        page = (tmp_path / f"overview-{STATE}-2014-06-30.html").read_text()
        seen[whom[1]] = "Cultural property" in page
    assert [whom for whom, shown in seen.items() if shown] == ["state", "officer.legal-1"]


@pytest.mark.parametrize(
    ("call", "code", "said"),
    [
        (["NIX"], 3, "NIX"),
        (["FRA", "--on", "2014-02-31"], 3, "2014-02-31"),
        (["FRA", "--on", "2999-01-01"], 3, "2999-01-01"),
        (["FRA", "--as", "nobody.here"], 3, "nobody.here"),
        (["FRA", "--as-known-on", "soon"], 3, "soon"),
        (["FRA", "--out", "/dev/null/x"], 3, "--out"),
    ],
)
def test_what_cannot_be_used_is_said_and_nothing_is_written(db, tmp_path, capsys, call, code, said):
    place = [] if "--out" in call else ["--out", str(tmp_path / "new")]
    assert cli.main(["overview", *call, *place]) == code
    shown = capsys.readouterr()
    assert said in shown.err and "What to do: " in shown.err and not shown.out
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "call",
    [
        ["FRA", "--lang", "xx"],
        ["FRA", "--audience", "everybody"],
        ["FRA", "--site", "nowhere"],
        ["FRA", "--as", "a", "--audience", "state"],
        [],
    ],
)
def test_a_wrong_call_is_refused(db, capsys, call):
    with pytest.raises(SystemExit) as refused:
        cli.main(["overview", *call])
    assert refused.value.code == 2
