"""The same resolution as HTML, Word, PDF and Akoma Ntoso is read as its plain text is."""

import json
import re
from pathlib import Path

import pytest
from tests.mandates.renderings import RENDERINGS, fonts, text_of, word
from tests.mandates.scoring import Score, bare, compare, gold_of, plainly

from accede.mandates.exchange import read_resolution
from accede.mandates.rules import Part, Reading

LANGUAGES = ["en", "fr", "es", "ru", "ar", "zh"]
P = '<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>'


def read_of(found: Reading) -> list[tuple[str, str]]:
    """Numbers and texts. The gold was read without the numbers that an annex prints."""
    return [(p.number if p.part is not Part.ANNEX else "", p.text) for p in found.paragraphs]


def score_of(path: Path, data: bytes) -> tuple[Score, list[str]]:
    """How a rendering of the resolution whose gold is at ``path`` is read."""
    document = json.loads(path.read_text(encoding="utf-8"))
    found = read_resolution(data, file=path.name)
    gold, marks = gold_of(document)
    read = [bare(plainly(*each)) for each in read_of(found)]
    score, extra, missed = compare(read, [bare(each) for each in gold], marks)
    assert found.symbol == document["symbol"], path.name
    heading = re.sub(r"^\d+/\d+\.?\s*(?:-\s*)?", "", document["title"])
    assert bare(plainly("", found.title)) == bare(plainly("", heading)), path.name
    assert found.adopted is not None, path.name
    wrong = [f"{path.name} + {each}" for each in extra]
    return score, wrong + [f"{path.name} - {each}" for each in missed]


@pytest.mark.parametrize("language", LANGUAGES)
def test_akoma_ntoso_as_published_is_read_as_its_gold(shared: Path, language: str) -> None:
    whole, wrong = Score(0, 0, 0), []
    for path in sorted((shared / "data" / "resolutions" / language).glob("*.gold.json")):
        published = path.with_name(path.name.replace(".gold.json", ".akn.xml"))
        score, faults = score_of(path, published.read_bytes())
        whole += score
        wrong += faults
    assert whole.gold > 200
    assert whole.precision == whole.recall == 1, "\n".join(wrong[:10])


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("form", "least"), [("html", 0.995), ("word", 0.995), ("pdf", 0.99), ("torn", 0.985)]
)
def test_every_format_is_read_as_the_gold(
    shared: Path, language: str, form: str, least: float
) -> None:
    if fonts(language) is None:
        pytest.skip("no font here has Chinese; install Noto Serif CJK")
    whole, wrong = Score(0, 0, 0), []
    for path in sorted((shared / "data" / "resolutions" / language).glob("*.gold.json")):
        published = path.with_name(path.name.replace(".gold.json", ".akn.xml"))
        score, faults = score_of(path, RENDERINGS[form](text_of(published, language)))
        whole += score
        wrong += faults
    assert whole.gold > 200
    assert min(whole.precision, whole.recall) >= least, "\n".join(wrong[:10])


def numbered(text: str, level: int = 0, listed: int = 1) -> str:
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{listed}"/></w:numPr>'
    return f"<w:p><w:pPr>{number}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_word_prints_the_numbers_that_it_counts() -> None:
    lamps = word(
        P.format("74/999. Lamps")
        + P.format("The General Assembly,")
        + P.format("Recalling the night,")
        + numbered("Requests lamps:")
        + numbered("For ports;", 1)
        + numbered("For capes:", 1)
        + numbered("In the north;", 2)
        + numbered("In the south;", 2)
        + numbered("Decides to watch.")
    )
    read = read_resolution(lamps, file="lamps.docx")
    assert [(p.number, p.level) for p in read.of(Part.OPERATIVE)] == [
        *(("1", 1), ("1.a", 2), ("1.b", 2), ("1.b.i", 3), ("1.b.ii", 3), ("2", 1)),
    ]


def test_word_ties_its_footnotes_to_their_calls_and_leaves_out_what_was_deleted() -> None:
    called = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    deleted = "<w:del><w:r><w:delText>all </w:delText></w:r></w:del>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>never </w:t></w:r>"
    lamps = word(
        P.format("74/999. Lamps")
        + P.format("The General Assembly,")
        + f"<w:p><w:r><w:t>Recalling 3 nights</w:t></w:r>{called}<w:r><w:t>,</w:t></w:r></w:p>"
        + f'<w:p><w:r><w:t xml:space="preserve">1. Decides </w:t></w:r>{deleted}{hidden}'
        + "<w:r><w:t>to watch.</w:t></w:r></w:p>",
        '<w:footnote w:id="7"><w:p><w:r><w:t>See A/1.</w:t></w:r></w:p></w:footnote>',
    )
    read = read_resolution(lamps, file="lamps.docx")
    (note,) = read.notes
    assert (note.mark, note.text, note.called_from) == ("1", "See A/1.", ("preamble 1",))
    assert [p.text for p in read.paragraphs[1:]] == ["Recalling 3 nights,", "Decides to watch."]
    assert read.paragraphs[1].calls[0].after == len("Recalling 3 nights")


def test_html_counts_its_lists_and_follows_its_links_to_the_notes() -> None:
    page = b"""<!DOCTYPE html><html><head><title>Home</title></head><body><nav>Menu</nav>
    <h1>74/999. Lamps</h1><p><i>The General Assembly</i>,</p>
    <p><em>Recalling</em> the night<sup><a href="#n1" id="r1">1</a></sup>,</p>
    <ol><li>Requests lamps;<ol type="a"><li>In ports;</li><li>At sea;</li></ol></li>
    <li value="2">Decides to watch.</li></ol>
    <div class="notes"><p id="n1">1 See A/1. <a href="#r1">&#8617;</a></p></div>
    <script>document.write("3. Urges")</script></body></html>"""
    read = read_resolution(page, file="lamps.html")
    assert [(p.number, p.text) for p in read.of(Part.OPERATIVE)] == [
        ("1", "Requests lamps;"), ("1.a", "In ports;"), ("1.b", "At sea;"),
        ("2", "Decides to watch."),
    ]  # fmt: skip
    assert [(n.mark, n.text, n.called_from) for n in read.notes] == [
        ("1", "See A/1.", ("preamble 1",))
    ]


def test_the_content_says_what_a_file_is_and_not_its_name() -> None:
    page = b"<p>74/999. Lamps</p><p>The General Assembly,</p><p>1. Decides to watch.</p>"
    assert read_resolution(page, file="lamps.pdf").symbol == "A/RES/74/999"
