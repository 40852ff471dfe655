"""The labelled pairs are sound: known obligations, articles that the laws have, two halves."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from tests.legislation.labels import COUNTRIES, SECOND_READER, Labelled, for_tuning, labelled

from accede.treaties.catalogue import everything

# An article as these laws print it: at the beginning of a line, after marks of emphasis, of a
# heading or of a quotation.
PRINTED = re.compile(
    r"(?m)^[#\s*«]*Art(?:icle)?\.?\s*(?P<number>\d+(?:-\d+)*)"
    r"(?:\s*\*(?P<latin>bis|ter)\*|(?P<joined>bis|ter)(?=[.\s]))?"
)


@cache
def printed(file: Path) -> frozenset[str]:
    """The numbers of the articles that a law prints."""
    text = file.read_text("utf-8")
    return frozenset(
        found["number"] + (found["latin"] or found["joined"] or "")
        for found in PRINTED.finditer(re.sub(r"\s*\n\s*(?=\*(?:bis|ter)\*)", " ", text))
    )


@pytest.mark.parametrize("country", (*COUNTRIES, SECOND_READER))
def test_every_code_is_an_obligation_of_the_catalogue(country: str) -> None:
    known = {each.code for instrument in everything().values() for each in instrument.obligations}
    labels = labelled(country)
    named = [pair.obligation for pair in labels.pairs] + list(labels.nothing)
    assert not sorted(set(named) - known)
    assert [code for code, times in Counter(named).items() if times > 1] == []


@pytest.mark.parametrize("country", (*COUNTRIES, SECOND_READER))
def test_articles_are_of_a_named_law_and_named_once(country: str) -> None:
    labels = labelled(country)
    for pair in labels.pairs:
        named = [*pair.articles, *pair.also]
        assert pair.articles
        assert len(named) == len(set(named)), pair.obligation
        assert {article.split(":")[0] for article in named} <= set(labels.laws), pair.obligation


def test_there_are_pairs_enough_in_both_halves() -> None:
    pairs = [pair for country in COUNTRIES for pair in labelled(country).pairs]
    assert len(pairs) >= 200
    tuning = [pair for pair in pairs if pair.for_tuning]
    assert len(tuning) >= 90 and len(pairs) - len(tuning) >= 90
    nothing = [
        (labels.state, code) for labels in map(labelled, COUNTRIES) for code in labels.nothing
    ]
    assert 10 <= sum(for_tuning(*each) for each in nothing) <= len(nothing) - 10


@pytest.mark.parametrize("country", (*COUNTRIES, SECOND_READER))
def test_the_laws_print_every_article(country: str, shared: Path) -> None:
    labels: Labelled = labelled(country)
    for pair in labels.pairs:
        for article in (*pair.articles, *pair.also):
            law, number = article.split(":")
            assert number in printed(shared / "data/laws" / labels.laws[law][0]), article


def test_the_second_reader_labelled_other_obligations_than_the_first() -> None:
    second, first = labelled(SECOND_READER), labelled("france")
    named = {pair.obligation for pair in second.pairs} | set(second.nothing)
    assert len(second.pairs) >= 40
    assert not named & ({pair.obligation for pair in first.pairs} | set(first.nothing))
