"""What the reader mends, what it leaves alone, and that it never does it twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.mandates.exchange import document, read_resolution
from accede.mandates.exchange.composing import compose
from accede.mandates.exchange.languages import FRENCH as FRENCH_RULES
from accede.mandates.exchange.mending import Ledger, learn, mend, tokens_of
from accede.mandates.rules import Mend, Part, Reading, findings, letters

# Invented resolutions; none of their words are anybody’s.
FRENCH = (
    "L’Assemblée générale,",
    "Rappelant ses travaux sur les phares et la navigation de nuit,",
    "Consciente de ce que la lumière des phares guide les navires1,",
    "1. Prie les gardiens des phares de tenir leur lampe allumée toute la nuit ;",
    "2. Encourage les gardiens à noter dans un registre chaque navire qui passe2 ;",
    "3. Décide de rester saisie de la question.",
)
FRENCH_NOTES = ("1 Voir le registre des navires.", "2 Le registre est tenu à la main1.")
ENGLISH = (
    "The General Assembly,",
    "Recalling its work on lighthouses and on sailing at night,",
    "Aware that the light of lighthouses guides ships,1",
    "1. Requests the keepers of lighthouses to keep their lamps lit all night;",
    "2. Encourages keepers to write every ship that passes into a register;2",
    "3. Decides to remain seized of the matter.",
)
ENGLISH_NOTES = ("1 See the register of ships.", "2 The register is kept by hand.")


def rendered(paragraphs: tuple[str, ...], notes: tuple[str, ...], heading: str) -> str:
    """One line for each paragraph, blank lines between, notes at the end."""
    body = "\n\n".join((heading, *paragraphs))
    return f"{body}\n\n_______________\n" + "\n".join(notes) + "\n"


def wrapped(paragraphs: tuple[str, ...], notes: tuple[str, ...], heading: str) -> str:
    """Lines of few words, first lines indented, a blank line between paragraphs."""
    lines = [heading, ""]
    for paragraph in paragraphs:
        words = paragraph.split(" ")
        rows = [" ".join(words[at : at + 6]) + " " for at in range(0, len(words), 6)]
        lines += [" " + rows[0], *rows[1:], ""]
    return "\n".join([*lines, "_______________ ", *notes, ""])


FRENCH_HEADING = "68/999. Les phares"
ENGLISH_HEADING = "68/999. Lighthouses"


def _read(text: str, **more: object) -> Reading:
    return read_resolution(text.encode(), file="phares.txt", **more)  # type: ignore[arg-type]


def _french(change: str, into: str) -> Reading:
    text = rendered(FRENCH, FRENCH_NOTES, FRENCH_HEADING)
    assert change in text
    return _read(text.replace(change, into, 1))


def _mended(
    text: str, *, known: str = "", marks: frozenset[str] = frozenset()
) -> tuple[str, Ledger]:
    tokens = tokens_of([(1, text)])
    vocabulary = learn([tokens, tokens_of([(2, known)])], FRENCH_RULES, frozenset())
    ledger = Ledger(marks=marks)
    return compose(mend(tokens, vocabulary, ledger), FRENCH_RULES, ledger), ledger


@pytest.mark.parametrize(
    ("paragraphs", "notes", "heading"),
    [(FRENCH, FRENCH_NOTES, FRENCH_HEADING), (ENGLISH, ENGLISH_NOTES, ENGLISH_HEADING)],
)
def test_both_layouts_and_languages_give_the_same_structure(
    paragraphs: tuple[str, ...], notes: tuple[str, ...], heading: str
) -> None:
    one = _read(rendered(paragraphs, notes, heading))
    two = _read(wrapped(paragraphs, notes, heading))
    assert [(p.part, p.number, p.text) for p in one.paragraphs] == [
        (p.part, p.number, p.text) for p in two.paragraphs
    ]
    assert one.notes == two.notes
    assert [p.number for p in one.of(Part.OPERATIVE)] == ["1", "2", "3"]
    assert len(one.of(Part.PREAMBLE)) == 2
    assert one.symbol == "A/RES/68/999"
    assert findings(one, file="f") == findings(two, file="f") == ()


def test_a_word_broken_by_a_space_is_joined_where_the_document_knows_it() -> None:
    text, ledger = _mended("tenir la lam pe et le re gistre", known="lampe registre")
    assert text == "tenir la lampe et le registre"
    assert [(m.found, m.made) for m in ledger.mends] == [
        ("lam pe", "lampe"),
        ("re gistre", "registre"),
    ]


def test_a_word_broken_into_three_is_joined() -> None:
    text, _ = _mended("la navi gati on de nuit", known="navigation")
    assert text == "la navigation de nuit"


def test_an_unknown_join_is_left() -> None:
    text, ledger = _mended("un lam pa daire", known="lampe")
    assert text == "un lam pa daire" and not ledger.mends


def test_short_french_words_stand() -> None:
    text, ledger = _mended("il y a à voir", known="ya aà ilya")
    assert text == "il y a à voir" and not ledger.mends


def test_two_real_words_are_not_joined() -> None:
    text, ledger = _mended("pour suivre la route", known="poursuivre ; pour ; suivre")
    assert text == "pour suivre la route" and not ledger.mends


def test_a_likely_break_is_a_doubt_where_a_piece_stands() -> None:
    text, ledger = _mended("la par ti", known="parti ; par")
    assert text == "la par ti"
    assert [doubt.made for doubt in ledger.doubts] == ["parti"]


def test_a_lexicon_helps_where_the_document_does_not_know_the_word() -> None:
    text = rendered(FRENCH, FRENCH_NOTES, FRENCH_HEADING).replace("registre", "livre")
    broken = text.replace("lampe", "lam pe")
    assert "lam pe" in _read(broken).of(Part.OPERATIVE)[0].text
    helped = _read(broken, lexicons={"fr": frozenset({"lampe"})})
    assert "lampe" in helped.of(Part.OPERATIVE)[0].text


def test_a_raised_ending_is_put_back() -> None:
    reading = _french("Décide de rester", "Décide, le 1 er mai, de rester")
    assert "le 1er mai" in reading.of(Part.OPERATIVE)[2].text


def test_a_space_before_a_comma_goes_and_the_one_before_a_semicolon_does_not() -> None:
    text, ledger = _mended("la lampe , allumée ; « la nuit  »")
    assert text == "la lampe, allumée\u00a0; «\u00a0la nuit\u00a0»"
    assert [m.why for m in ledger.mends] == [
        "a space stood before the mark",
        "spaces were doubled",
    ]


def test_a_call_glued_to_a_word_a_year_and_a_number_is_seen() -> None:
    for text, left in [
        ("faite en 20051", "faite en 2005"),
        ("des phares1,", "des phares,"),
        ("sa résolution 75/1961\u00a0;", "sa résolution 75/196\u00a0;"),
        ("(INTERPOL)1 et", "(INTERPOL) et"),
    ]:
        made, ledger = _mended(text, marks=frozenset("1"))
        assert made == left and ledger.called == 1


def test_a_number_that_belongs_to_the_text_is_no_call() -> None:
    for text in ("la COVID-19 et", "la résolution 66/178 du", "E/CN.15/2017/5.", "le 20 mai"):
        made, ledger = _mended(text, marks=frozenset(("1", "15")))
        assert made == text and not ledger.called


def test_a_hyphen_at_a_line_end_stays_unless_the_word_has_none() -> None:
    tokens = tokens_of([(1, "la soixante-"), (2, "dixième navi-"), (3, "gation")])
    vocabulary = learn([tokens, tokens_of([(9, "navigation")])], FRENCH_RULES, frozenset())
    ledger = Ledger()
    assert compose(mend(tokens, vocabulary, ledger), FRENCH_RULES, ledger) == (
        "la soixante-dixième navigation"
    )
    assert [m.line for m in ledger.mends] == [1, 2]


_WORDS = st.sampled_from(
    (
        *("la", "lampe", "du", "phare", "est", "al", "lumée", "nuit", ",", ";", "«", "»", "1"),
        *("er", "y", "a", "à", "d’ac", "tivités1", "de", "re", "gistre", "registre"),
        *("activités", "allumée", "75/196", "2005", "sous-", "marine", "toute"),
    )
)


@given(st.lists(st.tuples(_WORDS, st.sampled_from([" ", "  ", "\u00a0"])), max_size=30))
def test_mending_what_was_mended_changes_nothing(pieces: list[tuple[str, str]]) -> None:
    known = "registre activités allumée"
    once, ledger = _mended("".join(word + gap for word, gap in pieces), known=known)
    again, second = _mended(once, known=known)
    assert again == once
    assert not second.mends
    assert all(letters(m.found) == letters(m.made) for m in ledger.mends)


_FURNITURE = st.sampled_from(
    ["A/RES/68/999", "3/7", "– 4 –", "Page 5", "http://undocs.org/fr/A/68/1", "13-12345 2/5", "\f"]
)


@given(
    st.sampled_from([rendered, wrapped]),
    st.lists(st.tuples(st.integers(2, 60), _FURNITURE), max_size=8),
)
def test_running_heads_and_page_numbers_change_nothing(
    print_: object, put: list[tuple[int, str]]
) -> None:
    plain = print_(FRENCH, FRENCH_NOTES, FRENCH_HEADING)  # type: ignore[operator]
    lines = plain.split("\n")
    for at, line in sorted(put, reverse=True):
        lines.insert(min(at, len(lines) - 1), line)
    one, two = _read(plain), _read("\n".join(lines))
    assert _told(one) == _told(two)
    assert not findings(two, file="f")


def _told(reading: Reading) -> list[object]:
    content = document(reading)
    return [
        [(p.part, p.number, p.text, p.at) for p in reading.paragraphs],
        content["notes"],
        reading.title,
        [(m.found, m.made) for m in reading.mends],
    ]


def test_letters_and_roman_numerals_are_members_of_their_paragraph() -> None:
    members = (
        *FRENCH[:5],
        "a) Le nom du navire ;",
        "b) Son port :",
        "i) De départ ;",
        "ii) D’arrivée ;",
        *FRENCH[5:],
    )
    reading = _read(rendered(members, FRENCH_NOTES, FRENCH_HEADING))
    assert [(p.number, p.level) for p in reading.of(Part.OPERATIVE)] == [
        ("1", 1), ("2", 1), ("2.a", 2), ("2.b", 2), ("2.b.i", 3), ("2.b.ii", 3), ("3", 1),
    ]  # fmt: skip


def test_an_annex_and_its_headings_are_read() -> None:
    annexed = (
        *FRENCH,
        "12 e séance plénière",
        "19 décembre 2013",
        "Annexe",
        "Règles",
        "1. La lampe brille.",
    )
    reading = _read(rendered(annexed, FRENCH_NOTES, FRENCH_HEADING))
    assert [(p.number, p.text) for p in reading.of(Part.ANNEX)] == [
        ("", "Annexe"), ("", "Règles"), ("1", "La lampe brille."),
    ]  # fmt: skip
    assert reading.adopted is not None and reading.adopted.isoformat() == "2013-12-19"


def test_a_heading_between_operative_paragraphs_asks_for_nothing() -> None:
    headed = (*FRENCH[:4], "Des registres", *FRENCH[4:])
    reading = _read(rendered(headed, FRENCH_NOTES, FRENCH_HEADING))
    assert [p.text for p in reading.of(Part.HEADING)] == ["Des registres"]
    assert len(reading.of(Part.OPERATIVE)) == 3


def test_a_mend_says_its_line() -> None:
    reading = _french("lampe allumée", "lampe  allumée")
    (mend_,) = [m for m in reading.mends if "doubled" in m.why]
    assert mend_ == Mend(9, "lampe  allumée", "lampe allumée", "spaces were doubled")
