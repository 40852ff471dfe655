"""What the demonstration says: real letters of made-up States, sound in law, in two languages."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from accede import shelf
from accede.accounts.catalogue import demonstration_people
from accede.assistance.catalogue import (
    demonstration_request,
    indicators,
    theme_concerns,
    theme_names,
)
from accede.assistance.rules.asking import Asking
from accede.assistance.rules.life import Move, Standing, next_standing
from accede.assistance.rules.safeguards import concerns_of
from accede.assistance.rules.talk import Said
from accede.basics.errors import BadInput
from accede.bodies.queries import bodies, body
from accede.bodies.rules import BodyKind
from accede.mandates.queries import resolution
from accede.site.demonstration import activities, money, requests
from accede.site.demonstration.shapes import Words
from accede.states.queries import world
from accede.treaties.queries import instruments

ASKED = requests.read()
DONE = {code: done for code, (_, done) in activities.read().items()}
GIVEN = money.read()
ADOPTED = {"A/RES/68/187": date(2013, 12, 18), "A/RES/72/194": date(2017, 12, 19)}
ASKINGS = {code: asked.asking for code, asked in ASKED.items()}
ALL = {**ASKINGS, "XAA-2014-01": demonstration_request().asking}


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:[’-][^\W\d_]+)*", text.lower())


def texts(node: object) -> Iterator[Words]:
    """Every text in English and French anywhere below."""
    if isinstance(node, Words):
        yield node
    elif isinstance(node, dict):
        for each in node.values():
            yield from texts(each)
    elif isinstance(node, (list, tuple)):
        for each in node:
            yield from texts(each)
    elif hasattr(node, "__struct_fields__"):
        for name in node.__struct_fields__:
            yield from texts(getattr(node, name))


def everything_said() -> Iterator[tuple[str, str]]:
    """Every text of the files with its language, conversations and reasons included."""
    for two in texts([ASKED, DONE, GIVEN]):
        yield "en", two.en
        yield "fr", two.fr
    for asked in ASKED.values():
        for spoken in asked.conversation:
            yield from spoken.words.items()
        for made in asked.moves:
            if made.reason:
                yield made.language, made.reason


def standing(asked: requests.Asked) -> Standing:
    at = Standing.DRAFT
    for made in asked.moves:
        at = next_standing(at, made.move)
    return at


def test_forty_requests_stand_at_every_standing() -> None:
    assert len(ALL) == 40
    assert {code[:3] for code in ALL} == {state.code for state in world().demonstration}
    assert {standing(asked) for asked in ASKED.values()} == set(Standing)


@pytest.mark.parametrize("code", sorted(ALL))
def test_a_request_is_a_letter_in_both_languages(code: str) -> None:
    asking = ALL[code]
    for language in ("en", "fr"):
        assert len(set(words_of(asking.words.in_(language)))) >= 40
        assert len(words_of(asking.title.in_(language))) >= 3
        # A year may end a title; a running number may not.
        assert not re.search(r"\b\d{1,3}\s*$|^\W*\d|[#№]", asking.title.in_(language))
    assert asking.words.in_("en") != asking.words.in_("fr")
    assert asking.title.in_("en") != asking.title.in_("fr")


def test_titles_are_each_its_own() -> None:
    for language in ("en", "fr"):
        titles = [asking.title.in_(language) for asking in ALL.values()]
        assert len(set(titles)) == len(titles)


def test_no_two_requests_are_written_alike() -> None:
    for language in ("en", "fr"):
        grams = {}
        for code, asking in ALL.items():
            said = words_of(asking.words.in_(language))
            grams[code] = {tuple(said[i : i + 5]) for i in range(len(said) - 4)}
        for one, other in combinations(grams, 2):
            shared = grams[one] & grams[other]
            assert len(shared) <= 0.3 * min(len(grams[one]), len(grams[other])), (one, other)


@pytest.mark.django_db
def test_a_paragraph_is_cited_only_after_its_resolution_was_adopted() -> None:
    cited = [(code, asked.drafted_on, asked.paragraphs) for code, asked in ASKED.items()]
    cited += [(code, done.planned_on, done.paragraphs) for code, done in DONE.items()]
    for code, day, paragraphs in cited:
        for symbol, number in paragraphs:
            assert day > ADOPTED[symbol], code
            assert number in {duty.number for duty in resolution(symbol).operative}, code
    covered_by_none = [code for code, asking in ALL.items() if not asking.paragraphs]
    assert {"XAA-2015-01", "XDD-2015-01", "XEE-2016-02"} < set(covered_by_none)
    # Most requests are covered; each row of the later resolution is asked for by somebody.
    assert len(covered_by_none) <= 10
    asked_under = {n for a in ALL.values() for s, n in a.paragraphs if s == "A/RES/72/194"}
    assert asked_under >= {str(n) for n in (1, 2, 3, 4, 7, 8, 9, 10, 11, 12, 13, 14, 15)}


def test_themes_and_obligations_are_of_the_catalogue() -> None:
    known = {o.code for instrument in instruments() for o in instrument.obligations}
    themes: set[str] = set()
    for asking in ALL.values():
        assert set(asking.obligations) <= known
        assert set(asking.themes) <= set(theme_names())
        themes |= set(asking.themes)
    assert themes == set(theme_names())


def test_each_state_has_an_order_of_its_own() -> None:
    for state in world().demonstration:
        ranks = [asking.rank for code, asking in ALL.items() if code.startswith(state.code)]
        assert sorted(ranks) == list(range(1, len(ranks) + 1))


def test_whoever_acts_is_a_person_of_the_demonstration_and_of_that_desk() -> None:
    people = {person.code: person for person in demonstration_people()}
    for code, asked in ASKED.items():
        own = f"{code[:3].lower()}.focal-point"
        assert asked.drafted_by == own
        assert all(opened.by == own for opened in asked.opened)
        own_moves = {m.by for m in asked.moves if m.move in (Move.SUBMIT, Move.WITHDRAW)}
        assert own_moves <= {own}
        for by in [m.by for m in asked.moves] + [s.by for s in asked.conversation]:
            assert by == own or not people[by].of, (code, by)
    for code, done in DONE.items():
        for reasoned in done.safeguards:
            assert reasoned.author in people and reasoned.author != reasoned.reader, code


def test_about_half_of_the_requests_are_talked_about() -> None:
    talked = [asked.conversation for asked in ASKED.values() if len(asked.conversation) >= 2]
    assert len(talked) >= 20
    assert all(len(conversation) <= 7 for conversation in talked)
    languages = {language for c in talked for spoken in c for language in spoken.words}
    assert languages == {"en", "fr"}
    said = {spoken.says for conversation in talked for spoken in conversation}
    assert said == set(Said)


def test_no_contact_is_a_person() -> None:
    for code, asked in ASKED.items():
        assert asked.contact.en.endswith("(functional address)"), code
        assert asked.contact.fr.endswith("(adresse fonctionnelle)"), code


def test_a_reason_to_return_or_decline_is_a_courteous_letter() -> None:
    for code, asked in ASKED.items():
        for made in asked.moves:
            if made.move in (Move.RETURN, Move.DECLINE):
                assert len(set(words_of(made.reason))) >= 40, code


def test_an_activity_has_the_safeguards_it_needs_before_it_begins() -> None:
    for code, done in DONE.items():
        concerns = concerns_of(done.concerns, theme_concerns(), done.themes, done.markers)
        assert {each.concern for each in done.safeguards} <= concerns, code
        if done.started_on is not None:
            assert {each.concern for each in done.safeguards if each.read_on} == concerns, code
        for number, measured in done.results.items():
            assert number.startswith(code)
            assert indicators()[measured.indicator].unit == measured.unit
        for partner in done.partners:
            assert body(partner).demonstration
        assert set(done.requests) <= set(ASKED), code


def test_donors_and_what_they_pay_for_are_made_up() -> None:
    for code, given in GIVEN.items():
        assert body(given.donor).kind is BodyKind.DONOR and body(given.donor).demonstration, code
        assert {line.activity for line in given.allocations} <= set(DONE), code
    assert len({given.earmark for given in GIVEN.values()}) == 3


def test_french_is_set_as_french_and_nothing_is_set_as_a_typewriter() -> None:
    for language, text in everything_said():
        assert "'" not in text and '"' not in text and " - " not in text, text
        if language == "fr":
            for mark in ":;!?»":
                assert f" {mark}" not in text, text
                if mark != "?":
                    assert not re.search(rf"[^\W\d]{mark}", text), text
            assert "« " not in text, text


def test_no_real_state_body_or_person_is_named() -> None:
    names = {
        name
        for state in world().every
        if state not in world().demonstration
        for language, name in state.name.by_language.items()
        if language in ("en", "fr")
    }
    names |= {
        name
        for one in bodies()
        if not one.demonstration and one.kind in (BodyKind.PARTNER, BodyKind.REGIONAL)
        for name in (one.name.in_("en"), one.name.in_("fr"), one.code)
    }
    real = re.compile(r"\b(" + "|".join(map(re.escape, sorted(names))) + r")\b")
    said = [text for _, text in everything_said()]
    said += [joined.agreement for done in DONE.values() for joined in done.joined]
    for text in said:
        assert not real.search(text), text
        assert not re.search(r"\b(Mr|Ms|Mrs|Mme|M\.|Dr|Pr)\b\.? [A-Z]", text), text


def test_a_request_in_the_file_of_another_state_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = shelf.root() / "demonstration" / "requests" / "XFF.yaml"
    folder = tmp_path / "demonstration" / "requests"
    folder.mkdir(parents=True)
    (folder / "XEE.yaml").write_text(original.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(shelf, "root", lambda: tmp_path)
    with pytest.raises(BadInput, match="XEE speaks of XFF"):
        requests.read()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("    rank: 1\n", "    rank: 1\n    religion: x\n", "religion"),
        ("move: SUBMIT", "move: HURRY", "HURRY"),
        ("to: STATE_AND_OFFICE", "to: EVERYBODY", "EVERYBODY"),
    ],
)
def test_a_file_that_does_not_fit_is_refused(
    old: str, new: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = shelf.root() / "demonstration" / "requests" / "XFF.yaml"
    text = original.read_text(encoding="utf-8")
    assert old in text
    folder = tmp_path / "demonstration" / "requests"
    folder.mkdir(parents=True)
    (folder / "XFF.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    monkeypatch.setattr(shelf, "root", lambda: tmp_path)
    with pytest.raises(BadInput, match=problem):
        requests.read()


def test_an_asking_is_what_the_file_says() -> None:
    asking: Asking = ASKINGS["XCC-2014-01"]
    assert asking.paragraphs == (("A/RES/68/187", "9"),)
    assert asking.desired is not None and asking.desired.start == date(2014, 8, 1)
