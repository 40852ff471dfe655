"""What is found: States in six languages, codes as typed, and always what was just written."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accede.assistance.acts import draft_request
from accede.assistance.rules.asking import Asking, Priority
from accede.basics.search_text import terms
from accede.basics.texts import Text
from accede.consent.rules import PUBLIC_VIEWER, Viewer, ViewerKind
from accede.journal.rules import Actor, Office
from accede.mandates.queries import catalogued
from accede.site import demonstration, translations
from accede.site.search import engine, index
from accede.site.search.models import Indexed, Reached
from accede.site.search.queries import FIRST_OF_EACH, ON_A_PAGE, Found, find
from accede.states.queries import world
from accede.stems import stem
from accede.treaties.catalogue import everything

TODAY = date.today()  # noqa: TID251 - pages are asked for today
XAA = Viewer(ViewerKind.STATE, "XAA", "xaa.focal-point")
FOCAL_POINT = Actor("xaa.focal-point", Office.STATE, "XAA")

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(db: None) -> Client:
    """A reader's browser, before a workspace with the demonstration in it."""
    translations.compile_all()
    demonstration.load()
    return Client()


def ask(question: str, viewer: Viewer = PUBLIC_VIEWER, kind: str = "", page: int = 1) -> Found:
    return find(question, viewer=viewer, on=TODAY, language="en", kind=kind, page=page)


def codes(found: Found, kind: str) -> list[str]:
    return [hit.code for group in found.groups if group.kind == kind for hit in group.hits]


def drafted(code: str, title: str, words: str) -> None:
    draft_request(
        actor=FOCAL_POINT,
        code=code,
        state="XAA",
        asking=Asking(
            title=Text({"en": title}),
            words=Text({"en": words}),
            priority=Priority.LOW,
            rank=9,
            contact=Text({"en": "Ministry of Justice"}),
        ),
        reason="a test",
        source=None,
        on=date(2014, 2, 1),
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("côte d'ivoire", "CIV"),
        ("COTE D IVOIRE", "CIV"),
        ("Кот-д’Ивуар", "CIV"),
        ("科特迪瓦", "CIV"),
        ("كوت ديفوار", "CIV"),
        ("Viet Nam", "VNM"),
        ("Émirats arabes unis", "ARE"),
        ("emirats arabes unis", "ARE"),
        ("Государство Палестина", "PSE"),
        ("Upper Volta", "BFA"),
        ("FRA", "FRA"),
    ],
)
def test_a_state_is_found_by_its_names_whatever_the_language(name: str, code: str) -> None:
    assert code in codes(ask(name), "states.State")


def test_every_state_is_found_by_each_of_its_six_names() -> None:
    for each in world().every[::7]:
        for language in each.name:
            name = each.name.in_(language)
            found = ask(name, kind="states.State")
            assert each.code in codes(found, "states.State"), name


def test_a_name_held_for_an_officer_finds_nothing() -> None:
    assert ask("Taiwan").count == 0


@pytest.mark.parametrize(
    ("code", "kind", "first"),
    [
        ("TBC97", "treaties.Instrument", "TBC97"),
        ("TBC97:2.3.a", "treaties.Obligation", "TBC97:2.3.a"),
        ("XAA-TBC97-1", "treaties.Statement", "XAA-TBC97-1"),
        ("A/RES/68/187", "mandates.Resolution", "A/RES/68/187"),
        ("e/res/2017/17", "mandates.Resolution", "A/RES/72/194"),
        ("UNODC", "bodies.Body", "UNODC"),
        ("XAA-2014-01", "assistance.Request", "XAA-2014-01"),
    ],
)
def test_a_code_is_found_as_typed(shown: Client, code: str, kind: str, first: str) -> None:
    assert codes(ask(code), kind)[0] == first


def test_what_is_called_so_stands_before_what_speaks_of_it(shown: Client) -> None:
    names = codes(ask("guinea", kind="states.State"), "states.State")
    assert names == ["GNQ", "GIN", "GNB", "PNG"], "alphabetical, and nothing else"
    found = ask("accomplice", kind="treaties.Obligation").groups
    (group,) = (each for each in found if each.kind == "treaties.Obligation")
    # An obligation is called by its summary, and by the words of its provision.
    terms = {
        each.code: " ".join(each.key_terms)
        for carried in everything().values()
        for each in carried.obligations
    }
    named = [
        any(run.found for run in hit.title.runs) or "accomplice" in terms[hit.code]
        for hit in group.hits
    ]
    assert named == sorted(named, reverse=True) and any(named)


def test_every_word_of_a_question_must_be_found() -> None:
    both = {hit.code for group in ask("nuclear material").groups for hit in group.hits}
    one = {g.kind: g.count for g in ask("nuclear").groups}
    assert both and all(group.count <= one[group.kind] for group in ask("nuclear material").groups)
    assert ask("nuclear xylophone").count == 0


def test_all_that_is_written_is_found_at_once(shown: Client) -> None:
    assert ask("xylophone", XAA).count == 0
    drafted("XAA-2014-77", "Xylophones at the border", "We would like to learn how to play.")
    assert codes(ask("xylophone", XAA), "assistance.Request") == ["XAA-2014-77"]
    assert ask("xylophone").count == 0, "a draft is its State's alone"


def test_an_index_kept_in_step_is_the_index_made_anew(shown: Client) -> None:
    ask("state", XAA)
    drafted("XAA-2014-78", "A second request", "Words about marimbas.")
    ask("state", XAA)
    kept = content()
    Reached.objects.all().delete()
    ask("state", XAA)
    assert content() == kept
    assert len(kept) > 500


def content() -> dict[tuple[str, str], tuple[str, bool]]:
    """What the index holds, and whether its tokens are there, without its own numbers."""
    holds = set(engine.holding(connection, terms("marimbas", stem), "whole"))
    return {(row.kind, row.code): (row.digest, row.pk in holds) for row in Indexed.objects.all()}


def test_a_chain_that_is_not_the_one_reached_makes_the_index_anew(shown: Client) -> None:
    ask("state")
    Reached.objects.update(hash="0" * 64)
    Indexed.objects.filter(kind="states.State").update(digest="")
    assert codes(ask("FRA"), "states.State") == ["FRA"]
    assert not Indexed.objects.filter(digest="").exists()


def test_another_catalogue_reads_every_room_again() -> None:
    ask("state")
    Reached.objects.update(catalogue="another", day=TODAY - timedelta(days=1))
    Indexed.objects.filter(code="FRA").update(digest="")
    ask("state")
    assert Reached.objects.get().day == TODAY
    assert not Indexed.objects.filter(digest="").exists()


def test_who_is_killed_while_indexing_leaves_it_as_it_was(
    shown: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask("state", XAA)
    before, reached = content(), Reached.objects.get().seq
    drafted("XAA-2014-79", "Marimbas", "Words.")

    def killed(*_args: object) -> Iterable[object]:
        raise SystemExit(9)

    with monkeypatch.context() as broken:
        broken.setattr(index.engine, "put", killed)
        with pytest.raises(SystemExit):
            ask("marimbas", XAA)
    assert (content(), Reached.objects.get().seq) == (before, reached)
    assert codes(ask("marimbas", XAA), "assistance.Request") == ["XAA-2014-79"]


def test_nothing_is_written_where_nothing_was(shown: Client) -> None:
    ask("state")
    keys = set(Indexed.objects.values_list("pk", flat=True))
    Reached.objects.update(day=TODAY - timedelta(days=1))
    ask("state")
    assert set(Indexed.objects.values_list("pk", flat=True)) == keys


def test_pages_of_a_kind_hold_everything_once() -> None:
    first = ask("state", kind="treaties.Obligation")
    (group,) = (group for group in first.groups if group.kind == "treaties.Obligation")
    assert first.pages == -(-group.count // ON_A_PAGE) > 1
    seen: list[str] = []
    for page in range(1, first.pages + 1):
        seen += codes(ask("state", kind="treaties.Obligation", page=page), "treaties.Obligation")
    assert len(seen) == len(set(seen)) == group.count
    assert ask("state", kind="treaties.Obligation", page=999).page == first.pages
    assert all(len(group.hits) <= FIRST_OF_EACH for group in ask("state").groups)


def test_a_kind_of_which_nothing_is_found_shows_everything() -> None:
    found = ask("FRA", kind="bodies.Body")
    assert found.kind == "" and codes(found, "states.State") == ["FRA"]


def test_a_sqlite_without_full_text_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        engine._INSTALL, connection.vendor, ("CREATE VIRTUAL TABLE x USING no_such(y)",)
    )
    if connection.vendor == "sqlite":
        with pytest.raises(engine.NoFullText, match="FTS5"):
            engine.install(connection)


def test_the_search_finds_every_paragraph_of_a_resolution() -> None:
    for each in catalogued():
        found = ask(each.symbol, kind="mandates.Paragraph")
        (group,) = (group for group in found.groups if group.kind == "mandates.Paragraph")
        assert group.count >= len(each.operative)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(question=st.text(max_size=120), kind=st.text(max_size=12), page=st.text(max_size=8))
def test_any_question_is_answered(shown: Client, question: str, kind: str, page: str) -> None:
    answer = shown.get("/en/search/", {"q": question, "kind": kind, "page": page})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "question",
    [
        'title : "x" NEAR(y, 3)',
        "a AND OR NOT",
        "\"unclosed ' quote",
        "'; DROP TABLE search_words; --",
        "{array} && '{}'::text[]",
        "* ^ ~ -- /* */",
        "\x00\x01\x1b[31m",
        "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 👩‍👩‍👧‍👦",
        "x" * 10_240,
        "de la le les du des",
        "%s %(a)s {0}",
        "<script>alert(1)</script>",
    ],
)
def test_no_sign_is_an_operator_and_nothing_breaks(shown: Client, question: str) -> None:
    answer = shown.get("/en/search/", {"q": question})
    assert answer.status_code == 200
    assert "<script" not in answer.content.decode()
    assert Indexed.objects.exists() or not terms(question, stem)
