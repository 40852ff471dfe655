"""The demonstration’s law and review: fictitious, whole, in both languages."""

import re
from datetime import date
from pathlib import Path

import pytest

from accede import shelf
from accede.assessment.catalogue import demonstration_review
from accede.assessment.rules import incomplete, second_reader_differs
from accede.basics.errors import BadInput
from accede.basics.texts import Text
from accede.legislation.catalogue import DemonstrationLaw, demonstration_law
from accede.states.queries import world
from accede.treaties.catalogue import instruments


def french_texts() -> list[str]:
    law, review = demonstration_law(), demonstration_review()
    texts = [law.title["fr"], review.words.fr]
    texts += [part["fr"] for article in law.articles for part in (article.heading, article.text)]
    for finding in review.findings:
        texts += [finding.reasoning.fr, *(element.fr for element in finding.lacking)]
        texts += [finding.consulted.fr] if finding.consulted else []
    return texts


def test_the_state_is_one_of_the_demonstration() -> None:
    law, review = demonstration_law(), demonstration_review()
    assert world().state(law.state).demonstration
    assert (review.state, review.law) == (law.state, law.code)


def test_ten_articles_in_both_languages() -> None:
    law = demonstration_law()
    assert [article.number for article in law.articles] == [str(n) for n in range(1, 11)]
    for version in law.provisions():
        assert set(version.heading) == set(version.text) == {"en", "fr"}
        assert version.in_force.start == date(1998, 5, 1)


def test_two_findings_complete_and_read_by_another() -> None:
    law, review = demonstration_law(), demonstration_review()
    assert [finding.obligation for finding in review.findings] == ["TBC97:2.1", "TBC97:11"]
    numbers = {article.number for article in law.articles}
    known = {obligation.code for obligation in instruments()["TBC97"].obligations}
    for finding in review.findings:
        evidence = tuple(("legislation.LawProvision", number) for number in finding.provisions)
        assert incomplete(finding.draft(evidence)) == ()
        assert finding.obligation in known
        assert set(finding.provisions) <= numbers
        assert second_reader_differs(finding.second_reader, finding.author)
        assert review.asked_on <= review.assigned_on <= finding.answered_on <= finding.read_on
        assert 3 <= len(re.findall(r"\.(?: |$)", finding.reasoning.en)) <= 6


@pytest.mark.parametrize("text", french_texts(), ids=lambda text: text[:20])
def test_the_french_is_set_as_french_is_set(text: str) -> None:
    assert "'" not in text
    assert not re.search(r"(?<!\u00a0)[;:!?»]", text)


def test_an_unknown_field_is_named(tmp_path: Path) -> None:
    written = (shelf.root() / "demonstration" / "penal-code.yaml").read_text(encoding="utf-8")
    path = tmp_path / "penal-code.yaml"
    path.write_text(written + "colour: blue\n", encoding="utf-8")
    with pytest.raises(BadInput, match="colour"):
        shelf.read(path, DemonstrationLaw)


def test_texts_are_trimmed() -> None:
    first = demonstration_law().provisions()[0].text
    assert isinstance(first, Text)
    assert all(first.in_(language) == first.in_(language).strip() for language in first)
