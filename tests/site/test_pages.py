"""The pages, as a reader's browser receives them: whole, readable, honest about what is unknown."""

import gzip
import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accede.consent.acts import revoke
from accede.consent.models import ConsentGrant
from accede.journal.rules import Actor, Office
from accede.site import demonstration, translations
from accede.site.stylesheet import FOLDER, PARTS, stylesheet
from accede.states.queries import world
from accede.treaties.queries import snapshot
from accede.treaties.rules import Status

PLACES = (
    "/",
    "/states/",
    "/states/FRA/?as_of=2014-07-10",
    "/states/XAA/?as_of=2014-06-30",
    "/instruments/",
    "/instruments/TBC97/?as_of=2014-07-10",
    "/instruments/ICSFT99/",
    "/mandates/",
    "/mandates/A/RES/68/187/",
    "/mandates/A/RES/68/187/paragraphs/1/",
    "/mandates/A/RES/72/194/",
    "/mandates/A/RES/72/194/paragraphs/13/",
    "/reports/",
    "/reports/A/RES/68/187/annex/?from=2012-07-01&to=2014-06-30",
    "/reports/A/RES/72/194/annex/",
    "/reports/A/RES/68/187/figures/deposits/?from=2012-07-01&to=2014-06-30",
    "/reports/A/RES/68/187/figures/activities-demonstration/",
    "/nothing/here/",
    "/states/FRA/?as_of=2014-02-31",
)
# How many addresses of a kind are opened.
OF_A_KIND = 4


@pytest.fixture
def shown(db: None) -> Client:
    """A reader's browser, before a workspace with the demonstration in it."""
    translations.compile_all()
    demonstration.load()
    return Client()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_has_the_whole_shell(shown: Client, language: str) -> None:
    for place in PLACES:
        answer = shown.get(f"/{language}{place}")
        html = answer.content.decode()
        expected = 404 if "nothing" in place else 400 if "02-31" in place else 200
        assert answer.status_code == expected, place
        assert f'<html lang="{language}" dir="ltr">' in html
        assert len(re.findall(r"<h1[ >]", html)) == 1, place
        assert 'class="skip" href="#main"' in html and '<main id="main"' in html
        assert re.search(r"<title>\S.* · Accede</title>", html), place
        assert "Not a United Nations product" in html or "n’émane pas des Nations" in html
        assert f'hreflang="{"fr" if language == "en" else "en"}"' in html
        assert "{{" not in html and "{%" not in html, place


def test_every_page_keeps_to_the_security_policy(shown: Client) -> None:
    for place in PLACES:
        answer = shown.get(f"/en{place}")
        assert answer["Content-Security-Policy"].startswith("default-src 'none'")
        html = answer.content.decode()
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:|https?://", html), place


def test_headings_descend_and_ids_are_used_once(shown: Client) -> None:
    for place in PLACES:
        html = shown.get(f"/en{place}").content.decode()
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", html)]
        steps = pairwise(levels)
        assert all(later <= earlier + 1 for earlier, later in steps), place
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert len(ids) == len(set(ids)), place
        named = re.findall(r'aria-(?:labelledby|describedby)="([^"]+)"', html)
        anchors = re.findall(r'href="#([^"]+)"', html)
        assert set(named + anchors) <= set(ids), place


def test_every_page_stays_within_its_budget(shown: Client) -> None:
    styles = len(stylesheet().compressed)
    for place in PLACES:
        shown.get(f"/en{place}")
        with CaptureQueriesContext(connection) as queries:
            answer = shown.get(f"/en{place}")
        assert len(queries) <= 12, (place, [query["sql"][:120] for query in queries])
        assert len(gzip.compress(answer.content)) + styles <= 100_000, place


def test_the_stylesheet_is_small_and_has_no_left_or_right() -> None:
    assert len(stylesheet().compressed) <= 12_000
    whole = stylesheet().plain.decode()
    assert not re.search(r"(?:margin|padding|border|inset)-(?:left|right)", whole)
    assert not re.search(r"[{;\s](?:left|right|top|bottom|width|height|float):", whole)
    assert not re.search(r"text-align: (?:left|right)|url\(|@import", whole)


def test_the_stylesheet_is_short_in_each_of_its_parts() -> None:
    files = {path.stem: path for path in FOLDER.glob("*.css")}
    assert set(files) == set(PARTS)
    assert [name for name, path in files.items() if path.read_text().count("\n") > 400] == []


def test_the_stylesheet_is_kept_for_ever_and_found_again(shown: Client) -> None:
    address = re.search(r'"(/look/\w+\.css)"', shown.get("/en/").content.decode())
    assert address is not None
    answer = shown.get(address[1], headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip" and "immutable" in answer["Cache-Control"]
    assert gzip.decompress(answer.content) == stylesheet().plain == shown.get(address[1]).content
    # The same for everybody, whoever they are and whatever they read.
    assert answer["Vary"] == "Accept-Encoding" and not answer.cookies
    old = shown.get("/look/0123456789abcdef.css")
    assert old.status_code == 302 and old["Location"] == address[1]


def test_pages_are_sent_compressed(shown: Client) -> None:
    answer = shown.get("/en/states/", headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert b"France" in gzip.decompress(answer.content)


@pytest.mark.parametrize(
    ("day", "word"),
    [
        ("1997-01-01", "had not been adopted"),
        ("1999-01-01", "Signatory, not yet party"),
        ("2000-01-01", "Consent given, not yet in force"),
        ("2001-05-23", "Party"),
    ],
)
def test_a_standing_is_the_one_of_the_day(shown: Client, day: str, word: str) -> None:
    html = shown.get(f"/en/states/FRA/?as_of={day}").content.decode()
    row = html[html.index("TBC97/?as_of") :]
    assert word in row[: row.index("</tr>")]


def test_after_the_lists_end_absence_is_unknown_and_presence_as_last_known(shown: Client) -> None:
    legal = snapshot()
    reach = legal.complete_until("TBC97")
    assert reach is not None
    after = (reach + timedelta(days=1)).isoformat()
    before = shown.get(f"/en/states/SOM/?as_of={reach}").content.decode()
    assert "Not yet party" in before and "as last known" not in before
    beyond = shown.get(f"/en/states/SOM/?as_of={after}").content.decode()
    assert "Not known" in beyond and "Not yet party" not in beyond
    assert "where there is no act, the standing is unknown" in beyond
    assert "as last known" in shown.get(f"/en/states/FRA/?as_of={after}").content.decode()


def test_of_a_state_that_ended_the_lists_say_nothing(shown: Client) -> None:
    """Yugoslavia was party to IPP73; today's list has left it out."""
    html = shown.get("/en/states/YUG/?as_of=1990-01-01").content.decode()
    assert "leave out States that no longer exist" in html
    assert "ot yet party" not in html


def test_an_instrument_counts_who_is_bound_and_leaves_the_demonstration_out(shown: Client) -> None:
    legal, day, here = snapshot(), date(2014, 7, 10), world()
    codes = [*(each.code for each in here.real), *(each.code for each in here.organisations)]
    bound = [
        code for code in codes if legal.participation("TBC97", code, day).status is Status.BOUND
    ]
    html = shown.get(f"/en/instruments/TBC97/?as_of={day}").content.decode()
    assert f"<b>{len(bound)}</b>" in html
    assert "Avendria" in html, "its act is shown, apart"


def test_as_known_on_is_carried_along(shown: Client) -> None:
    html = shown.get("/en/states/FRA/?as_of=2010-01-01&as_known_on=2014-12-31").content.decode()
    assert "/en/instruments/TBC97/?as_of=2010-01-01&amp;as_known_on=2014-12-31" in html


def test_what_nobody_knew_yet_is_unknown(shown: Client) -> None:
    html = shown.get("/en/states/FRA/?as_of=2005-01-01&as_known_on=2006-01-01").content.decode()
    assert "No list counts for the days asked" in html


def test_a_demonstration_state_is_marked_and_shows_its_records(shown: Client) -> None:
    html = shown.get("/en/states/XAA/?as_of=2014-06-30").content.decode()
    assert "This State does not exist" in html
    for part in ("Findings of a review", "Requests for assistance", "Activities", "Second reader"):
        assert part in html
    assert 'class="own-words"' in html


def test_a_state_without_records_has_no_empty_parts(shown: Client) -> None:
    html = shown.get("/en/states/FRA/").content.decode()
    for part in ("Findings of a review", "Requests for assistance", "Activities"):
        assert part not in html


@pytest.mark.parametrize(
    ("language", "query", "words"),
    [
        ("en", "as_of=2014-02-31", "The calendar has no such day"),
        ("fr", "as_of=2014-02-31", "n’existe pas dans le calendrier"),
        ("en", "as_of=2999-01-01", "in the future"),
        ("fr", "as_known_on=2999-01-01", "à venir"),
        ("en", "as_of=yesterday", "The calendar has no such day"),
    ],
)
def test_a_bad_day_says_what_to_do(shown: Client, language: str, query: str, words: str) -> None:
    answer = shown.get(f"/{language}/states/FRA/?{query}")
    assert answer.status_code == 400
    html = answer.content.decode()
    assert words in html and 'role="alert"' in html and 'aria-invalid="true"' in html


def test_a_period_the_wrong_way_round_says_what_to_do(shown: Client) -> None:
    answer = shown.get("/fr/reports/A/RES/68/187/annex/?from=2014-01-01&to=2012-01-01")
    assert answer.status_code == 400
    assert "Échangez-les" in answer.content.decode()


def test_what_is_typed_into_an_address_is_never_markup(shown: Client) -> None:
    html = shown.get("/en/states/FRA/?as_of=<b>x</b>").content.decode()
    assert "<b>x</b>" not in html


@pytest.mark.parametrize(
    "place",
    [
        "/states/ZZZ/",
        "/instruments/NOPE99/",
        "/reports/A/RES/1/1/annex/",
        "/reports/A/RES/68/187/figures/no-such/",
        "/mandates/A/RES/1/1/",
        "/mandates/A/RES/68/187/paragraphs/99/",
        "/mandates/A/RES/1/1/paragraphs/1/",
    ],
)
def test_what_is_not_known_is_a_page_of_its_own(shown: Client, place: str) -> None:
    for language, words in (("en", "Nothing stands"), ("fr", "Il n’y a rien")):
        answer = shown.get(f"/{language}{place}")
        assert answer.status_code == 404
        assert words in answer.content.decode()


@pytest.mark.slow
def test_the_annex_has_every_paragraph_and_its_figures_open(shown: Client) -> None:
    html = shown.get(
        "/en/reports/A/RES/68/187/annex/?from=2012-07-01&to=2014-06-30"
    ).content.decode()
    assert re.findall(r'id="paragraph-(\d+)"', html) == [str(n) for n in range(1, 16)]
    figures = re.findall(r'class="opens" href="([^"]+)">', html)
    assert figures
    for address in set(figures):
        assert shown.get(address.replace("&amp;", "&")).status_code == 200


def test_the_deposits_open_to_their_records(shown: Client) -> None:
    html = shown.get(
        "/en/reports/A/RES/68/187/figures/deposits/?from=2012-07-01&to=2014-06-30"
    ).content.decode()
    assert '<p class="value">34</p>' in html
    assert html.count('<th scope="row">') == 34
    assert "/en/states/QAT/?as_of=2014-06-30" in html


@pytest.mark.slow
def test_every_link_leads_somewhere(shown: Client) -> None:
    found: set[str] = set()
    for place in PLACES:
        html = shown.get(f"/en{place}").content.decode()
        for address in re.findall(r'href="(/[^"#]+)', html):
            # The way to sign in carries the place to come back to, whatever it answers.
            if not address.startswith(("/static/", "/en/account/sign-in/?next=")):
                found.add(address.replace("&amp;", "&"))
    kinds: dict[str, list[str]] = {}
    for address in sorted(found):
        kind = re.sub(r"\b[A-Z]{3,}[-\w]*|\d+", "*", address)
        kinds.setdefault(kind, []).append(address)
    assert len(kinds) > 50
    for addresses in kinds.values():
        for address in addresses[:OF_A_KIND]:
            expected = 404 if "nothing" in address else 400 if "02-31" in address else 200
            assert shown.get(address).status_code == expected, address


def test_a_page_forgets_what_a_state_no_longer_opens(shown: Client) -> None:
    """Panels are kept until the journal moves; a grant taken back moves it."""
    place = "/en/states/XAA/?as_of=2014-06-30"
    assert 'id="requests"' in shown.get(place).content.decode()
    for grant in ConsentGrant.objects.filter(
        state="XAA", target_class="assistance.Request", revoked_on=None
    ):
        revoke(
            actor=Actor("xaa.focal-point", Office.STATE, "XAA"),
            grant_number=grant.pk,
            reason="the State takes it back",
            source=None,
            on=grant.granted_on,
        )
    assert 'id="requests"' not in shown.get(place).content.decode()


def test_what_was_open_once_is_not_shown_by_asking_for_an_earlier_day(shown: Client) -> None:
    place = "/en/states/XAA/?as_of=2014-06-30"
    assert 'id="requests"' in shown.get(place).content.decode()
    for grant in ConsentGrant.objects.filter(
        state="XAA", granted_on__lte=date(2015, 1, 1), revoked_on=None
    ):
        revoke(
            actor=Actor("xaa.focal-point", Office.STATE, "XAA"),
            grant_number=grant.pk,
            reason="the State takes it back",
            source=None,
            on=date(2015, 1, 1),
        )
    page = shown.get(place).content.decode()
    assert 'id="requests"' not in page
    assert 'id="findings"' not in page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("ink", "paper"),
        ("ink", "surface"),
        ("ink-soft", "paper"),
        ("ink-soft", "surface"),
        ("ink-soft", "sunken"),
        ("accent", "paper"),
        ("accent", "surface"),
        ("accent", "accent-soft"),
        ("accent", "notice-soft"),
        ("on-accent", "accent"),
        ("notice", "paper"),
        ("notice", "notice-soft"),
        ("ink", "problem-soft"),
    ],
)
def test_words_stand_out_from_their_ground(scheme: str, text: str, ground: str) -> None:
    """WCAG 2.2 AA: at least 4.5 to 1, in light and in dark."""
    css = (FOLDER / "tokens.css").read_text()
    light, dark = (dict(re.findall(r"--([\w-]+): (#\w{6});", part)) for part in css.split("@media"))
    tokens = light | dark if scheme == "dark" else light
    bright, dim = sorted(map(_luminance, (tokens[text], tokens[ground])), reverse=True)
    assert (bright + 0.05) / (dim + 0.05) >= 4.5


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_style_page_shows_every_piece_in_both_directions(shown: Client) -> None:
    html = shown.get("/en/style/").content.decode()
    pieces = {
        *("facts", "crumbs", "days", "ledger", "tiles", "matrix", "timeline", "thread"),
        *("error-summary", "task-list", "steps", "tabs", "pager", "panel", "fold", "empty"),
    }
    sides = re.split(r'<div[^>]* class="specimen" |<div class="specimen" ', html)[1:]
    for way in ("ltr", "rtl"):
        side = " ".join(each for each in sides if each.startswith(f'dir="{way}"'))
        classes = set(re.findall(r'class="([^"]+)"', side))
        named = {word for each in classes for word in each.split()}
        assert pieces - named == set(), way
        assert "<dialog" in side and "<form" in side and side.count("data-mark=") >= 8
