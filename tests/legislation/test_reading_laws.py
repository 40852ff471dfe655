"""Laws are cut as their language numbers them; what cannot be read is refused or told."""

import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from time import perf_counter

import pytest
from tests.legislation.written import ARABIC, BY_LANGUAGE, ENGLISH, FRENCH, NUMBERS

from accede.basics.errors import BadInput
from accede.legislation.catalogue import numberings
from accede.legislation.exchange import read_law
from accede.legislation.exchange.reader import LARGEST
from accede.legislation.rules import LawReading, Remarked


def read(text: str, language: str = "") -> LawReading:
    return read_law(text.encode(), file="law.md", language=language, numberings=numberings())


@pytest.mark.parametrize("language", BY_LANGUAGE)
def test_each_language_is_known_and_cut_as_it_numbers(language: str) -> None:
    reading = read(BY_LANGUAGE[language])
    assert reading.detected == language
    assert [each.number for each in reading.provisions] == NUMBERS[language]
    assert reading.not_placed == 0
    assert all(each.path for each in reading.provisions)


def test_headings_and_divisions_are_kept() -> None:
    by_number = {each.number: each for each in read(ENGLISH).provisions}
    assert by_number["12A"].heading == "Hostage-taking"
    assert by_number["12A"].path == ("PART II: OFFENCES",)
    assert by_number["13.02"].heading == "Seizure of aircraft"
    assert by_number["3"].path == ("PART I: PRELIMINARY",)
    french = {each.number: each for each in read(FRENCH).provisions}
    assert french["7-1"].path == ("Livre II: Des crimes", "Chapitre unique: De la prise d'otages")
    assert french["2bis"].heading == "Tentative"


def test_an_article_that_a_law_quotes_belongs_to_the_article_that_quotes_it() -> None:
    last = read(FRENCH).provisions[-1]
    assert last.number == "8" and "Art. 90" in last.text


def test_what_refers_to_an_article_opens_none() -> None:
    text = FRENCH + "\nL'article 12 est applicable.\n\nArticle 13 du traité est applicable.\n"
    assert [each.number for each in read(text).provisions] == NUMBERS["fr"]


def test_digits_of_arabic_and_numbers_in_words_are_read() -> None:
    assert [each.number for each in read(ARABIC).provisions][:2] == ["1", "45"]


def test_lines_broken_to_fit_a_page_are_joined_again() -> None:
    plain = ENGLISH.replace("# ", "").replace("#", "")
    hostage = next(each for each in read(plain).provisions if each.number == "12A")
    assert "compel a State is guilty" in hostage.text.replace("\n", " ")


def test_html_says_the_same_without_its_scripts() -> None:
    page = "<html><head><title>Act</title><script>12. Evil</script></head><body>" + "".join(
        f"<p>{line}</p>" for line in ENGLISH.replace("#", "").splitlines() if line.strip()
    )
    reading = read(page)
    assert [each.number for each in reading.provisions] == NUMBERS["en"]
    assert reading.title == "Act"


AKOMA = """<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act>
<meta><identification><FRBRExpression><FRBRlanguage language="fra"/></FRBRExpression>
</identification></meta>
<preface><p><docTitle>Loi sur les otages</docTitle></p></preface>
<body><chapter><num>Chapitre Ier</num><heading>Des otages</heading>
<article eId="art_1"><num>Article 1-2</num><heading>Définition</heading>
<paragraph><num>1.</num><content><p>Est puni le fait de prendre une personne en otage.</p></content>
</paragraph><paragraph><num>2.</num><content><p>La tentative est punie.</p></content></paragraph>
</article></chapter></body></act></akomaNtoso>"""


def test_akoma_ntoso_says_its_own_structure() -> None:
    reading = read(AKOMA)
    [only] = reading.provisions
    assert (only.number, only.heading) == ("1-2", "Définition")
    assert only.path == ("Chapitre Ier: Des otages",)
    assert only.text.splitlines()[1] == "2. La tentative est punie."
    assert reading.title == "Loi sur les otages" and reading.language == "fr"


def test_entities_of_a_document_are_never_read() -> None:
    bomb = AKOMA.replace(
        "<akomaNtoso", '<!DOCTYPE x [<!ENTITY a SYSTEM "/etc/passwd">]><akomaNtoso'
    )
    with pytest.raises(BadInput, match="document type"):
        read(bomb)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\xff\xfeA\x00r\x00t\x00", "UTF-16"),
        (b"Article 1\n\x00\x01", "in no form"),
        ("Article 1er\nLoi p\u00e9nale".encode("latin-1"), "not encoded in UTF-8"),
        (b"x" * (LARGEST + 1), "bytes, more than"),
        (b"Nothing here is numbered, but it is the English of a person. " * 5, "no provision"),
        (b"1234 5678 " * 40, "language"),
    ],
    ids=["empty", "utf-16", "binary", "latin-1", "50 MB", "no provision", "no language"],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(BadInput, match=said) as refused:
        read_law(data, file="law.md", numberings=numberings())
    assert refused.value.remedy


def test_two_laws_in_one_file_are_seen() -> None:
    second = FRENCH.replace("# Code des infractions", "Loi sur les armes", 1)
    reading = read(FRENCH + "\n" + second)
    [grave] = reading.grave
    assert grave.kind is Remarked.TWO_LAWS and "Loi sur les armes" in grave.what
    assert read(FRENCH).grave == ()


def test_a_number_printed_twice_is_kept_and_told() -> None:
    reading = read(FRENCH + "\n#### Art. 7-1.\n\nUne autre rédaction.\n")
    assert "7-1 [2]" in [each.number for each in reading.provisions]
    assert Remarked.NUMBER_TWICE in [each.kind for each in reading.remarks]


def test_a_provision_in_another_language_is_told() -> None:
    english = "The person who is in the territory of the State shall be liable for the act. " * 3
    french = "La peine est celle que la loi en vigueur prévoit pour le fait commis par l'auteur. "
    reading = read(FRENCH + f"\n#### Art. 9.\n\n{french * 9}\n#### Art. 10.\n\n{english}\n", "fr")
    assert [each.language for each in reading.provisions][-1] == "en"
    assert Remarked.OTHER_LANGUAGE in [each.kind for each in reading.remarks]


def test_a_table_of_contents_is_not_taken_for_the_law() -> None:
    contents = "\n\n".join(f"Article {number}" for number in ("1", "2 bis", "7-1", "7-2", "8"))
    reading = read(contents + "\n\n" + FRENCH)
    assert [each.number for each in reading.provisions] == NUMBERS["fr"]
    assert Remarked.CONTENTS in [each.kind for each in reading.remarks]


def test_a_language_that_is_not_read_is_refused() -> None:
    with pytest.raises(BadInput, match="‘de’"):
        read(FRENCH, "de")


@pytest.mark.parametrize(
    "noise",
    [
        ("Article 1 «“ (" * 40 + "\n") * 3000,
        "« Art. 1. Ouvert\n" * 20_000,
        "Article 1 " + " " * 400_000 + "x",
        "(\n[" * 30_000,
        "ceci :\nArt. 900.\n" * 20_000,
    ],
    ids=["marks", "unclosed", "blanks", "brackets", "inserted"],
)
def test_noise_takes_no_longer_than_its_size_allows(noise: str) -> None:
    begun = perf_counter()
    with suppress(BadInput):
        read(noise, "fr")
    assert perf_counter() - begun < 20


@pytest.mark.parametrize(
    ("file", "at_least", "opening"),
    [
        ("fr/code_penal_LEGITEXT000006070719.md", 1320, "article"),
        ("lu/leg-loi-1879-06-18-n1.md", 690, "art"),
    ],
)
def test_whole_codes_are_read_in_seconds(
    shared: Path, file: str, at_least: int, opening: str
) -> None:
    data = (shared / "data/laws" / file).read_bytes()
    begun = perf_counter()
    reading = read_law(data, file=file, numberings=numberings())
    assert perf_counter() - begun < 5
    assert len(reading.provisions) >= at_least and reading.opening == opening
    # The figure for what was not understood.
    assert reading.not_placed <= reading.lines // 200
    assert sum(each.kind is Remarked.WITHOUT_TEXT for each in reading.remarks) == 0


def word_file(text: str) -> bytes:
    from docx import Document

    document = Document()
    for line in text.replace("#", "").splitlines():
        if line.strip():
            document.add_paragraph(line.strip())
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def pdf_file(text: str) -> bytes:
    import typst

    plain = "\n\n".join(
        line.strip().replace("#", "").replace("*", "") for line in text.splitlines() if line.strip()
    )
    source = f'#set page(header: [Official Journal], numbering: "1")\n{plain}'
    return bytes(typst.compile(source.encode()))


def test_word_says_the_same() -> None:
    reading = read_law(word_file(ENGLISH), file="law.docx", numberings=numberings())
    assert [each.number for each in reading.provisions] == NUMBERS["en"]


def test_pdf_says_the_same_without_running_heads() -> None:
    data = pdf_file(ENGLISH.replace("1.", "1\\.").replace("2.", "2\\.").replace("3.", "3\\."))
    reading = read_law(data, file="law.pdf", numberings=numberings())
    assert [each.number for each in reading.provisions] == NUMBERS["en"]
    assert not any("Official Journal" in each.text for each in reading.provisions[1:])


def test_pdf_without_text_names_the_step_that_is_missing() -> None:
    import typst

    empty = bytes(typst.compile(b"#rect(width: 5cm, height: 5cm, fill: gray)"))
    with pytest.raises(BadInput, match="no text layer") as refused:
        read_law(empty, file="law.pdf", numberings=numberings())
    assert "OCR" in refused.value.remedy


def test_macros_and_bombs_are_refused() -> None:
    with_macros = BytesIO(word_file(ENGLISH))
    with zipfile.ZipFile(with_macros, "a") as package:
        package.writestr("word/vbaProject.bin", b"x")
    with pytest.raises(BadInput, match="macros"):
        read_law(with_macros.getvalue(), file="law.docm", numberings=numberings())
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (64 * 1024 * 1024))
    with pytest.raises(BadInput, match="unpacks to more"):
        read_law(bomb.getvalue(), file="law.docx", numberings=numberings())
    with pytest.raises(BadInput, match="older Office"):
        read_law(b"\xd0\xcf\x11\xe0" + b"0" * 100, file="law.doc", numberings=numberings())


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        # Sections of the common law: number and marginal note, a list that is none, a schedule.
        (
            "Terror Act\n\nPart I\nIntroductory\n\n1 Interpretation.\n\n(1) In this Act, any act is"
            " one of these:\n\n1. the first thing;\n\n2. the second thing;\n\n2 Support.\n\n(1) A "
            "person who supports it is guilty of an offence.\n\n12 Funds.\n\n(1) Any person who "
            "collects funds for the act is guilty.\n\nSCHEDULE 1\n\n1 The other Act is amended.\n",
            ["1", "2", "12", "1 [2]"],
        ),
        # Arrangement of sections first, then the sections.
        (
            "THE ACT\nARRANGEMENT OF SECTIONS\nPART I—PRELIMINARY\n1—Short title.\n2—Meaning.\n"
            "3—Offence.\n\nPART I—PRELIMINARY\n1. This Act may be cited as the Act of the Land.\n"
            "2. In this Act, unless the context otherwise requires, the words are as said.\n"
            "3. (1) A person who commits an act is liable to a term that is not exceeding\nten "
            "years.\n",
            ["1", "2", "3"],
        ),
        # A point that parts a fraction: 83.1 comes after 83.08.
        (
            "83.08 No person shall deal in the property of it.\n\n83.1 Every person shall disclose "
            "it.\n\n83.14 A judge may order the forfeiture of it.\n\n83.181 Everyone who leaves is "
            "guilty.\n\n83.19 Every one who facilitates it is guilty of an offence.\n",
            ["83.08", "83.1", "83.14", "83.181", "83.19"],
        ),
        # Decimal numbers, from the middle of a code, with the note above the number.
        (
            "PART II.1 Terrorism\n\n83.01 (1) The following definitions apply in this Part.\n\n"
            "**Collecting property**\n\n**83.02** Every person is guilty who collects the property."
            "\n\n279.1 (1) Everyone takes a person hostage who detains the person.\n",
            ["83.01", "83.02", "279.1"],
        ),
        (
            "§ 2331. Definitions\n\nAs used in this chapter the term means an act.\n\n"
            "§ 2332a. Weapons\n\n(a) A person who uses it shall be imprisoned for the act.\n",
            ["2331", "2332a"],
        ),
        (
            "قانون مكافحة الإرهاب\n\n"
            "مادة (1)\nيقصد بالكلمات الآتية المعاني المبينة في هذا القانون.\n\n"
            "مادة 3 مكررا\nيقصد بتمويل الإرهاب كل جمع أو تلق أو حيازة أموال.\n\n"
            "المادة 12: يعاقب بالسجن كل من أنشأ جماعة إرهابية.\n",
            ["1", "3 مكررا", "12"],
        ),
        (
            "Artículo 139.- Se impondrá pena de prisión al que utilice sustancias.\n"
            "Artículo 139 Quáter.- Se aplicará la misma pena al que aporte fondos para ello.\n",
            ["139", "139 Quáter"],
        ),
    ],
    ids=["sections", "arrangement", "fractions", "decimals", "signs", "arabic", "spanish"],
)
def test_traditions_are_cut_by_what_opens_their_provisions(text: str, numbers: list[str]) -> None:
    assert [each.number for each in read(text).provisions] == numbers


def test_text_is_never_taken_for_a_heading_and_a_note_above_is_one() -> None:
    text = (
        "1. This Act may be cited as the Act of the Land\n\n(a) as amended.\n\n"
        "Collecting property\n\n2. Every person who collects property for it is guilty."
        "\n\n3. Support.—Any person who supports it is guilty of an offence.\n"
    )
    first, second, third = read(text, "en").provisions
    assert (first.heading, second.heading, third.heading) == ("", "Collecting property", "Support")
