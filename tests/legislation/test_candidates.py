"""Candidates: what is found first in six languages, why, and how well on real laws."""

from functools import cache
from pathlib import Path
from time import perf_counter

import pytest
from tests.legislation.labels import COUNTRIES, SECOND_READER, Labelled, for_tuning, labelled
from tests.legislation.written import BY_LANGUAGE, FIRST

from accede.basics.texts import LANGUAGES
from accede.legislation.catalogue import concepts, indexed, numberings, wanted
from accede.legislation.catalogue.lexicon import term
from accede.legislation.exchange import read_law
from accede.legislation.rules import THRESHOLD, Index, candidates, rank
from accede.legislation.rules.wording import Called, Concept, Wanted
from accede.treaties.catalogue import everything
from accede.treaties.rules import Obligation


@cache
def obligations() -> dict[str, Obligation]:
    return {each.code: each for known in everything().values() for each in known.obligations}


def index_of_text(text: str) -> Index:
    reading = read_law(text.encode(), file="law.md", numberings=numberings())
    return Index(
        indexed(
            "XAA:law",
            reading.title,
            [(p.number, p.heading, p.path, p.text, p.language) for p in reading.provisions],
        ),
        concepts(),
    )


@pytest.mark.parametrize(
    ("language", "obligation", "number"),
    [(language, *pair) for language, first in FIRST.items() for pair in first.items()],
)
def test_law_6_puts_first_what_a_reader_would_look_at(
    language: str, obligation: str, number: str
) -> None:
    index = index_of_text(BY_LANGUAGE[language])
    found = candidates(wanted(obligations()[obligation]), index, top=3)
    assert found and found[0].number == number
    assert found[0].why and all(words for _, words in found[0].why)


def test_law_6_refuses_to_show_what_is_below_the_threshold() -> None:
    index = index_of_text(BY_LANGUAGE["fr"])
    boarding = wanted(obligations()["SUAP05:8bis.1"])
    assert candidates(boarding, index, top=5) == ()
    shown = candidates(wanted(obligations()["HOST79:1.1"]), index, top=5)
    assert shown and all(each.score >= shown[0].score / 4 for each in shown)
    looked_for = wanted(obligations()["HOST79:1.1"])
    assert max(index.evidence(looked_for, at) for at, _ in rank(looked_for, index, top=3)) >= (
        THRESHOLD
    )
    none = candidates(wanted(obligations()["HOST79:1.1"]), index, top=5, threshold=1.01)
    assert none == ()


def _two_concepts() -> Index:
    """Five provisions that say a little of two concepts, and one that says much of one."""
    both = "A wolf and a lynx stand here. "
    texts = [both] * 5 + ["A lynx, the lynx, each lynx: a lynx is a lynx."]
    return Index(
        indexed("law", "Law", [(str(n), "", (), text, "en") for n, text in enumerate(texts, 1)]),
        {
            name: Concept(name, {"en": name}, {"en": (term(name, "en"),)}, {})
            for name in ("wolf", "lynx")
        },
    )


def test_what_leads_for_one_of_several_core_concepts_is_shown_early() -> None:
    several = Wanted("X", (Called("wolf", 1, core=True), Called("lynx", 1, core=True)))
    index = _two_concepts()
    assert 5 in index.leaders(several)
    assert 5 in [at for at, _ in rank(several, index, top=5)], "before some that say both"
    assert index.leaders(Wanted("X", (Called("lynx", 1, core=True),))) == set()


def test_only_the_head_concept_is_evidence_unless_any_core_will_do() -> None:
    called = (Called("wolf", 2, core=True), Called("lynx", 1, core=True))
    index = _two_concepts()
    assert index.evidence(Wanted("X", called), 5) == 0
    assert index.evidence(Wanted("X", called, any_core=True), 5) > 0


ACT = """\
# Act on the taking of hostages

1. Taking of hostages
Whoever seizes or detains another person and threatens to kill the hostage in order to compel a
State to do any act is punished with imprisonment of ten to twenty years.

2. Attempt
The attempt to take a hostage is punished as the offence itself.

3. Aggravation
If the hostage dies, the penalty is imprisonment for life.
"""


def test_law_6_finds_its_way_in_a_short_act_whose_every_provision_has_the_word() -> None:
    index = index_of_text(ACT)
    found = candidates(wanted(obligations()["HOST79:1.1"]), index, top=3)
    assert found and found[0].number == "1"


def test_every_concept_has_words_in_six_languages_and_is_called_for() -> None:
    called = {each.concept for one in obligations().values() for each in wanted(one).called}
    for code, concept in concepts().items():
        assert set(concept.terms) == set(LANGUAGES), code
        assert code in called, f"no obligation calls for {code}"


def test_every_obligation_that_asks_something_of_the_law_calls_for_a_concept() -> None:
    without = [code for code, one in obligations().items() if not wanted(one).called]
    assert not without


def test_the_same_words_give_the_same_list_each_time() -> None:
    one, other = (index_of_text(BY_LANGUAGE["es"]) for _ in range(2))
    for code in ("HOST79:1.1", "TBC97:6.1", "UNTOC00:10.1"):
        assert candidates(wanted(obligations()[code]), one, top=5) == candidates(
            wanted(obligations()[code]), other, top=5
        )


@cache
def index_of_country(country: str, laws: Path) -> tuple[Labelled, Index]:
    labels = labelled(country)
    provisions = []
    for name, (file, title) in labels.laws.items():
        reading = read_law((laws / file).read_bytes(), file=file, numberings=numberings())
        provisions += indexed(
            name,
            title,
            [(p.number, p.heading, p.path, p.text, p.language) for p in reading.provisions],
        )
    return labels, Index(provisions, concepts())


def recall(
    laws: Path, *, tuning: bool | None, plain: bool = False, countries: tuple[str, ...] = COUNTRIES
) -> tuple[float, float, int]:
    """The share of labelled articles among the first 5 and the first 10, and how many there are."""
    within = [0, 0]
    total = 0
    for country in countries:
        labels, index = index_of_country(country, laws)
        for pair in labels.pairs:
            if tuning is not None and pair.for_tuning != tuning:
                continue
            looked_for = wanted(obligations()[pair.obligation])
            if plain:
                scores = index.plain(looked_for)
                best = sorted(scores, key=lambda at, scores=scores: (-scores[at], at))[:10]
                shown = [f"{index.provisions[at].law}:{index.provisions[at].number}" for at in best]
            else:
                # As shown to a person: nothing where the threshold is not reached.
                found = candidates(looked_for, index, top=10)
                shown = [f"{each.law}:{each.number}" for each in found]
            total += len(pair.articles)
            within[0] += sum(article in shown[:5] for article in pair.articles)
            within[1] += sum(article in shown for article in pair.articles)
    return within[0] / total, within[1] / total, total


@pytest.mark.slow
@pytest.mark.parametrize("tuning", [True, False], ids=["tuning", "aside"])
def test_recall_is_what_is_asked_and_plain_bm25_is_far_from_it(shared: Path, tuning: bool) -> None:
    laws = shared / "data/laws"
    at_5, at_10, articles = recall(laws, tuning=tuning)
    plain_5, plain_10, _ = recall(laws, tuning=tuning, plain=True)
    print(f"\n{articles} articles: {at_5:.3f} in 5, {at_10:.3f} in 10; plain BM25 {plain_5:.3f}, "
          f"{plain_10:.3f}")  # fmt: skip
    assert at_5 >= 0.9 and at_10 >= 0.95
    assert plain_5 < at_5 - 0.2


@pytest.mark.slow
def test_recall_on_the_pairs_of_the_second_reader_does_not_fall(shared: Path) -> None:
    laws = shared / "data/laws"
    second = (SECOND_READER,)
    at_5, at_10, articles = recall(laws, tuning=None, countries=second)
    plain_5, plain_10, _ = recall(laws, tuning=None, countries=second, plain=True)
    print(f"\nsecond reader, {articles} articles: {at_5:.3f} in 5, {at_10:.3f} in 10; plain BM25 "
          f"{plain_5:.3f}, {plain_10:.3f}")  # fmt: skip
    # Within ten it is below what is aimed at (0.95), and no longer independent: see
    # docs/legislation.md.
    assert at_5 >= 0.9 and at_10 >= 0.93


@pytest.mark.slow
def test_nothing_is_found_where_the_files_say_nothing_more_often_than_elsewhere(
    shared: Path,
) -> None:
    laws = shared / "data/laws"
    lost, kept, silent, loud = 0, 0, 0, 0
    for country in COUNTRIES:
        labels, index = index_of_country(country, laws)
        for pair in labels.pairs:
            if not pair.for_tuning:
                found = candidates(wanted(obligations()[pair.obligation]), index, top=10)
                lost, kept = lost + (not found), kept + bool(found)
        for code in labels.nothing:
            if not for_tuning(labels.state, code):
                found = candidates(wanted(obligations()[code]), index, top=10)
                silent, loud = silent + (not found), loud + bool(found)
    print(f"\naside: {kept} of {kept + lost} pairs still found; nothing found for {silent} of "
          f"{silent + loud} obligations of which the files do not speak")  # fmt: skip
    assert lost <= (lost + kept) // 20
    assert silent * 4 >= silent + loud


@pytest.mark.slow
def test_every_obligation_against_a_code_takes_less_than_a_second(shared: Path) -> None:
    file = shared / "data/laws/fr/code_penal_LEGITEXT000006070719.md"
    reading = read_law(file.read_bytes(), file=file.name, numberings=numberings())
    begun = perf_counter()
    index = Index(
        indexed(
            "FRA:code-penal",
            reading.title,
            [(p.number, p.heading, p.path, p.text, p.language) for p in reading.provisions],
        ),
        concepts(),
    )
    for code in concepts():
        index.concept(code)
    built = perf_counter()
    for one in obligations().values():
        candidates(wanted(one), index, top=10)
    answered = perf_counter()
    assert built - begun < 5
    assert answered - built < 4, "a busy machine is given four times the second"
