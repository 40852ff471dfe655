"""A law is loaded from a file, then consolidated anew; findings on what changed lapse."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.legislation.written import FRENCH

from accede.basics.errors import BadInput
from accede.basics.sources import Source
from accede.consent.rules import PUBLIC_VIEWER
from accede.journal.rules import Actor, Office
from accede.legislation.catalogue import numberings
from accede.legislation.exchange import read_law
from accede.legislation.rules import difference, open_to_all

STAFF = Actor("officer.legal-1", Office.SECRETARIAT)
FIRST, SECOND, TODAY = date(2020, 1, 1), date(2024, 7, 1), date(2025, 1, 6)


def test_law_5_holds_apart_what_changed_from_what_did_not() -> None:
    before = {"1": ("", "L’acte est puni."), "2": ("Vol", "Le vol."), "3": ("", "Fin.")}
    after = [("1", "", "L'acte  est\npuni."), ("2", "Vol", "Le vol simple."), ("4", "", "Neuf.")]
    found = difference(before, after)
    assert (found.added, found.changed, found.ended, found.kept) == (("4",), ("2",), ("3",), ("1",))
    assert found.touched == {"2", "3"}


def test_law_5_never_touches_a_provision_that_is_worded_the_same() -> None:
    same = {str(number): ("", f"Texte {number}") for number in range(9)}
    found = difference(same, [(number, *words) for number, words in reversed(same.items())])
    assert found.touched == frozenset() and len(found.kept) == 9


def test_law_7_opens_a_published_law_to_all() -> None:
    assert open_to_all(published=True, granted=False)
    assert open_to_all(published=False, granted=True)


def test_law_7_hides_what_is_neither_published_nor_granted() -> None:
    assert not open_to_all(published=False, granted=False)


@pytest.fixture
def load(db: None) -> Callable[..., object]:
    from accede.legislation.acts import load_law

    def act(text: str, begins: date, **changed: object) -> object:
        reading = read_law(text.encode(), file="law.md", language="fr", numberings=numberings())
        given = {
            "actor": STAFF,
            "code": "XAA:code",
            "state": "XAA",
            "title": "Code des infractions",
            "reading": reading,
            "in_force_from": begins,
            "published": True,
            "reason": "the State publishes its code",
            "source": Source("Journal officiel"),
            "on": TODAY,
        }
        return load_law(**(given | changed))

    return act


def test_a_second_consolidation_closes_what_changed_and_leaves_the_rest(
    load: Callable[..., object],
) -> None:
    from accede.legislation.queries import law_of, versions_of

    load(FRENCH, FIRST)
    later = FRENCH.replace("comme otage", "comme otage ou comme gage").replace(
        "#### Art. 7-2. (Abrogé)\n", "#### Art. 7-3. Nouveau\n\nEst puni le recel.\n"
    )
    loaded = load(later, SECOND)
    changes = loaded.difference
    assert (changes.changed, changes.ended, changes.added) == (("7-1",), ("7-2",), ("7-3",))
    before = law_of(code="XAA:code", viewer=PUBLIC_VIEWER, on=date(2024, 6, 30))
    after = law_of(code="XAA:code", viewer=PUBLIC_VIEWER, on=SECOND)
    assert [each.number for each in before.provisions] == ["1", "2bis", "7-1", "7-2", "8"]
    assert [each.number for each in after.provisions] == ["1", "2bis", "7-1", "7-3", "8"]
    held = {each.number: each for each in after.provisions}
    assert held["1"].in_force.start == FIRST and held["7-1"].in_force.start == SECOND
    first, second = versions_of("XAA:code")
    assert (first.ordinal, second.ordinal) == (1, 2)
    assert second.difference.changed == ("7-1",) and second.not_placed == 0


def test_the_same_text_again_writes_nothing(load: Callable[..., object]) -> None:
    from accede.journal.queries import last_seq

    load(FRENCH, FIRST)
    entry = last_seq("legislation")
    again = load(FRENCH, SECOND)
    assert not again.written and again.ordinal == 1
    assert last_seq("legislation") == entry


def test_what_may_not_be_loaded_is_refused_and_nothing_is_written(
    load: Callable[..., object],
) -> None:
    from accede.legislation.queries import versions_of

    load(FRENCH, SECOND)
    changed = FRENCH.replace("otage", "gage")
    with pytest.raises(BadInput, match="no later"):
        load(changed, FIRST)
    with pytest.raises(BadInput, match="one of XAA"):
        load(changed, TODAY, state="XBB")
    with pytest.raises(BadInput, match="recorded by"):
        load(changed, TODAY, actor=Actor("xbb.focal-point", Office.STATE, "XBB"))
    two = FRENCH + "\n" + FRENCH.replace("# Code des infractions", "Loi sur les armes", 1)
    with pytest.raises(BadInput, match="two laws"):
        load(two, TODAY)
    assert len(versions_of("XAA:code")) == 1
    assert load(two, TODAY, accept_findings=True).written


def test_a_law_not_published_is_hidden_from_the_public(load: Callable[..., object]) -> None:
    from accede.legislation.queries import cards, law_of

    load(FRENCH, FIRST, published=False)
    assert cards(viewer=PUBLIC_VIEWER, on=TODAY) == ()
    assert law_of(code="XAA:code", viewer=PUBLIC_VIEWER, on=TODAY) is None


def test_a_finding_on_a_changed_provision_lapses_and_its_officer_is_told(
    reviewed: str, one: Actor, amend: Callable[[str, date], None]
) -> None:
    from accede.assessment.rules import Judgement
    from accede.consent.rules import Viewer, ViewerKind
    from accede.legislation.offers import lapsed_findings
    from accede.legislation.queries import findings

    viewer = Viewer(ViewerKind.OFFICE, person=one.person)
    person = SimpleNamespace(code=one.person)
    standing = [
        each for each in findings(viewer=viewer, on=SECOND) if each.citations and each.recorded
    ]
    assert standing and not list(lapsed_findings(person=person, viewer=viewer, day=SECOND))
    amend(standing[0].citations[0].number, SECOND)
    lapsed = {
        each.code: each for each in findings(viewer=viewer, on=SECOND) if each.lapsed_on == SECOND
    }
    assert standing[0].code in lapsed
    assert all(each.judgement is Judgement.UNKNOWN for each in lapsed.values())
    told = list(lapsed_findings(person=person, viewer=viewer, day=SECOND))
    assert {each.code for each in told} == set(lapsed)
    assert not list(lapsed_findings(person=person, viewer=viewer, day=date(2024, 6, 30)))
    other = SimpleNamespace(code="officer.training")
    assert not list(lapsed_findings(person=other, viewer=viewer, day=SECOND))


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    from accede.site.cli import main

    code = main(["legislation", *arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.mark.django_db
def test_the_command_line_loads_lists_and_finds_candidates(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "code.md"
    file.write_text(FRENCH, encoding="utf-8")
    common = ("load", str(file), "--state", "XAA", "--title", "Code des infractions")
    code, out, _ = run(capsys, *common, "--dry-run", "--json")
    assert code == 0 and json.loads(out)["written"] is False
    code, _, said = run(capsys, "candidates", "--state", "XAA", "--instrument", "HOST79")
    assert code == 3 and "no law of XAA" in said
    code, out, _ = run(capsys, *common, "--in-force-from", "2020-01-01", "--json")
    told = json.loads(out)
    assert code == 0 and told["version"] == 1 and told["law"] == "XAA:code-des-infractions"
    assert told["not_placed"] == 0 and told["provisions"] == 5
    code, out, _ = run(capsys, "laws", "--json")
    assert code == 0 and json.loads(out)[0]["law"] == told["law"]
    code, out, _ = run(
        capsys, "candidates", "--state", "XAA", "--instrument", "HOST79", "--kind", "OFFENCE",
        "--top", "10", "--json",
    )  # fmt: skip
    answer = json.loads(out)
    row = answer["rows"][0]
    assert code == 0 and "not findings" in answer["note"]
    assert set(row) == {"obligation", "law", "provision", "heading", "score", "why"}
    assert (row["obligation"], row["provision"]) == ("HOST79:1.1", "7-1")
    code, out, _ = run(capsys, "candidates", "--state", "XAA", "--obligation", "HOST79:1.1")
    assert code == 0 and out.startswith("Candidates say where to begin reading")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("load", "no-such-file.md", "--state", "XAA"), "cannot be read"),
        (("candidates", "--state", "XAA", "--kind", "CRIME"), "no law of XAA"),
        (("candidates", "--state", "QQQ", "--kind", "OFFENCE"), "QQQ"),
    ],
)
def test_the_command_line_says_what_is_wrong(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    code, out, error = run(capsys, *arguments)
    assert code == 3 and said in error and not out
