"""The letters and the plan as documents: names, articles, titles, languages, bytes."""

import re
import zipfile
from datetime import date
from io import BytesIO

import pytest
from docx import Document as read_word
from tests.treaties.statements_made import all_known, names, said

from accede.basics.texts import Text
from accede.press.typesetting import pages
from accede.states.queries import world as states
from accede.treaties import catalogue, planning
from accede.treaties.exchange import paper, word
from accede.treaties.planning import Planned, words
from accede.treaties.queries import catalogued
from accede.treaties.rules.accession import PLANNED, Plan, Way, plan
from accede.treaties.rules.depositaries import depositaries, office
from accede.treaties.rules.instruments import Effect
from accede.treaties.rules.letters import Letter, letters
from accede.treaties.rules.owed import expanded
from accede.treaties.rules.plan_document import plan_document
from accede.treaties.rules.practice import practice
from accede.treaties.rules.statements import StatementKind

DAY = date(2014, 6, 30)
# Words that stand in every English sentence of ours and in no French one.
_ENGLISH = re.compile(r"\b(?:the|of|and|which|has|shall|with|by|under|that|from|full name)\b")


def made(code: str, who: str, day: date = DAY, way: Way | None = None) -> Plan:
    return plan(catalogued(), code, who, day, way=way)


def written(of: Plan, language: str, chosen: tuple[str, ...] = ()) -> tuple[Letter, ...]:
    return letters(
        of,
        states().state(of.state),
        words(),
        language,
        catalogue=expanded(of.instrument, catalogued().instruments),
        chosen=chosen,
    )


def text_of(content: bytes) -> str:
    document = read_word(BytesIO(content))
    said = [each.text for each in document.paragraphs]
    said += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(said)


@pytest.fixture(scope="module")
def nuclear() -> Plan:
    return made("ICSANT05", "XAA")


def test_the_pack_has_every_letter_in_the_order_of_use(nuclear: Plan) -> None:
    kinds = [each.kind for each in written(nuclear, "en")]
    assert kinds == [
        "instrument",
        "full_powers",
        "declarations",
        "transmittal",
        "notice",
        "notice",
    ]
    names = [each.document.name for each in written(nuclear, "fr")]
    assert names[0] == "ICSANT05-XAA-instrument.fr"
    assert "ICSANT05-XAA-notification-article-9-3.fr" in names
    assert len(names) == len(set(names))


def test_an_instrument_names_the_treaty_its_adoption_and_its_article(nuclear: Plan) -> None:
    english = text_of(word.letter(written(nuclear, "en")[0].document))
    assert "Instrument of accession" in english
    assert "International Convention for the Suppression of Acts of Nuclear Terrorism" in english
    assert "on 13\u00a0April 2005 (resolution 59/290)" in english
    assert "article 24, paragraph\u00a03" in english
    assert "Avendria accedes to the Convention" in english
    french = text_of(word.letter(written(nuclear, "fr")[0].document))
    assert "Instrument d’adhésion" in french
    assert "a été adoptée par l’Assemblée générale des Nations Unies" in french
    assert "l’Avendrie adhère à la Convention" in french
    assert "le 13\u00a0avril 2005" in french


def test_what_only_the_state_knows_stands_in_brackets_and_is_marked(nuclear: Plan) -> None:
    content = word.letter(written(nuclear, "en")[0].document)
    runs = [run for each in read_word(BytesIO(content)).paragraphs for run in each.runs]
    blanks = [run for run in runs if run.text.startswith("[")]
    assert {"[full name]", "[place]", "[signature]"} <= {run.text for run in blanks}
    assert all(run.font.highlight_color is not None for run in blanks)
    assert not any(run.font.highlight_color for run in runs if "[" not in run.text)


def test_a_signatory_ratifies_and_the_day_of_its_signature_is_named() -> None:
    signed = made("ICSANT05", "XBB")
    assert signed.way is Way.RATIFICATION
    text = written(signed, "fr")[0].document.text
    assert "Instrument de ratification" in text
    assert "au nom de la Brésolie le 12\u00a0juin 2006" in text
    assert "la Brésolie ratifie la Convention" in text
    approved = written(made("ICSANT05", "XBB", way=Way.APPROVAL), "en")[0].document.text
    assert "Instrument of approval" in approved and "approves the Convention" in approved


def test_a_french_plural_has_its_verbs() -> None:
    text = "\n".join(each.document.text for each in written(made("ICSANT05", "XFF"), "fr"))
    assert "les Îles Fendarra adhèrent à la Convention et exécuteront" in text
    assert "ne se considèrent pas liées par" in text
    assert "Ministère" in text and "des Îles Fendarra" in text


def test_only_the_declarations_chosen_are_made(nuclear: Plan) -> None:
    every = next(each for each in written(nuclear, "en") if each.kind == "declarations")
    assert "[Keep or delete.]" in every.document.text
    chosen = written(nuclear, "en", ("N-ICSANT05:23.2",))
    own = next(each for each in chosen if each.kind == "declarations").document.text
    assert "[Keep or delete.]" not in own
    assert "does not consider itself bound by article 23, paragraph\u00a01" in own
    assert "with the declarations annexed" in chosen[0].document.text


def test_a_notification_lists_the_cases_of_jurisdiction_that_are_optional(nuclear: Plan) -> None:
    notice = next(each for each in written(nuclear, "en") if "9-3" in each.document.name)
    assert "Article 9, paragraph\u00a02" in notice.document.text
    assert "Article 9, paragraph\u00a01" not in notice.document.text


def test_accede_12_holds_any_one_of_several_depositaries_is_enough() -> None:
    several = Text(
        {
            "en": "Governments of the Russian Federation, the United Kingdom and the United States",
            "fr": "Gouvernements de la Fédération de Russie, du Royaume-Uni et des États-Unis",
        }
    )
    names = depositaries(several, words()["depositaries"])
    assert [each.in_("en") for each in names] == [
        "the Government of the Russian Federation",
        "the Government of the United Kingdom of Great Britain and Northern Ireland",
        "the Government of the United States of America",
    ]
    assert office(several, words()["depositaries"]) is None


def test_accede_12_not_where_there_is_one() -> None:
    depositary = catalogue.instruments()["TBC97"].depositary
    (only,) = depositaries(depositary, words()["depositaries"])
    assert only.in_("fr") == "le Secrétaire général de l’Organisation des Nations Unies"
    found = office(depositary, words()["depositaries"])
    assert found is not None and "New York" in found.in_("en")


def every_plan() -> list[Plan]:
    legal = catalogued()
    found = []
    for code, each in legal.instruments.items():
        if each.final is not None:
            for who in ("XAA", "FJI", "XFF", "USA", "NLD"):
                found.append(plan(legal, code, who, date(2020, 1, 1)))
    return [each for each in found if each.case in PLANNED]


def test_no_english_stands_in_the_french_pack_and_no_brace_is_left() -> None:
    found = {}
    for each in every_plan():
        state = states().state(each.state)
        documents = [one.document for one in written(each, "fr")]
        documents.append(plan_document(each, state, words(), "fr"))
        for document in documents:
            english = _ENGLISH.findall(document.text)
            if english or "{" in document.text or re.search(r"\w'\w| [;:!?»]", document.text):
                found[document.name] = english
    assert found == {}


def test_every_letter_of_every_plan_is_written() -> None:
    plans = every_plan()
    assert plans
    for each in plans:
        for language in ("en", "fr"):
            pack = written(each, language)
            assert len({one.document.name for one in pack}) == len(pack), each.instrument.code
            assert all("{" not in one.document.text for one in pack)
            assert not any("  " in one.document.text for one in pack)


def test_every_place_and_every_depositary_of_the_catalogue_has_its_words() -> None:
    known = words()
    joined = [each for each in catalogue.instruments().values() if each.final is not None]
    assert {each.place for each in joined} <= set(known["places"])
    for each in joined:
        assert depositaries(each.depositary, known["depositaries"])


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_plan_prints_on_two_pages(language: str) -> None:
    for each in every_plan():
        document = plan_document(each, states().state(each.state), words(), language)
        assert pages(paper.write(document)) <= paper.PAGES, document.name


def test_the_same_plan_gives_the_same_bytes(nuclear: Plan) -> None:
    state = states().state("XAA")
    document = plan_document(nuclear, state, words(), "fr")
    assert word.plan(document) == word.plan(document)
    assert paper.write(document) == paper.write(document)
    for each in written(nuclear, "fr"):
        first, second = word.letter(each.document), word.letter(each.document)
        assert first == second
        with zipfile.ZipFile(BytesIO(first)) as archive:
            assert {part.date_time[0] for part in archive.infolist()} == {1980}


def test_a_plan_says_what_is_new_and_what_others_did_is_not_made_up(nuclear: Plan) -> None:
    text = plan_document(nuclear, states().state("XAA"), words(), "en").text
    assert "no record loaded" in text
    new = sum(each.new for each in nuclear.adds)
    assert f"{len(nuclear.adds)} duties follow for a party: {new} new" in text
    assert "30\u00a0July 2014" in text and "Avendria does not exist" in text


def test_accede_13_holds_who_declared_is_counted_where_statements_were_entered() -> None:
    bombings = catalogue.instruments()["TBC97"]
    kind, out = StatementKind.RESERVATION, Effect.OPTS_OUT
    twice = [said(f"AAA-{n}", "AAA", kind, out, "TBC97:20.1") for n in (1, 2)]
    other = said("BBB-1", "BBB", kind, Effect.EXCLUDES, "TBC97:9.2")
    assert practice(bombings, all_known([*twice, other]), DAY) == {"20(2)": 1}
    ended = names("AAA-3", "AAA", StatementKind.WITHDRAWAL, "AAA-1", date(2010, 1, 1))
    assert practice(bombings, all_known([twice[0], ended]), DAY) == {"20(2)": 0}


def test_accede_13_no_number_where_nobody_has_gone_through_them() -> None:
    bombings = catalogue.instruments()["TBC97"]
    one = said("AAA-1", "AAA", StatementKind.RESERVATION, Effect.OPTS_OUT, "TBC97:20.1")
    assert practice(bombings, all_known([one], complete=False), DAY) is None
    assert practice(bombings, all_known([one]), DAY, demonstration=True) is None


def test_who_is_party_has_a_plan_that_says_so_and_no_letter() -> None:
    party = made("TBC97", "XAA")
    assert written(party, "en") == ()
    text = plan_document(party, states().state("XAA"), words(), "en").text
    assert "Avendria is party to the International Convention" in text
    assert "1. To notify" in text, "its only part is its first"
    assert "3. To notify" not in text


@pytest.mark.django_db
def test_files_hold_the_plan_and_the_letters_in_both_languages() -> None:
    asked = planning.planned("ICSANT05", states().state("XAA"), DAY)
    assert isinstance(asked, Planned)
    found = planning.files(asked)
    assert {name.rpartition(".")[2] for name in found} == {"docx", "pdf"}
    assert sum(".fr." in name for name in found) == sum(".en." in name for name in found)
