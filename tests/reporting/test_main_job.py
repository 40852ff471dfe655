"""The main job on the world the catalogue carries, and on the demonstration."""

import json
import os
from datetime import date

import pytest
from pypdf import PdfReader

from accede.basics.errors import BadInput
from accede.basics.periods import Period
from accede.reporting import queries
from accede.reporting.rules.figures import Unknown
from accede.site.cli import main

TODAY = date(2026, 11, 22)
TERM = Period.through(date(2012, 7, 1), date(2014, 6, 30))

# Read from the depositary's status of chapter XVIII, one by one: day, State, convention, act.
DEPOSITS = """\
2012-09-11 QAT HOST79 accession
2012-09-24 TUR ICSANT05 ratification
2012-09-25 NGA IPP73 accession
2012-09-25 NGA ICSANT05 accession
2012-09-26 VAT IPP73 accession
2012-09-26 MLT ICSANT05 ratification
2012-10-17 LCA HOST79 accession
2012-10-17 LCA TBC97 accession
2012-10-18 NAM ICSFT99 ratification
2012-11-12 LCA IPP73 accession
2012-11-12 LCA ICSANT05 accession
2012-11-16 IRQ ICSFT99 accession
2013-01-30 ZWE ICSFT99 accession
2013-02-21 CRI ICSANT05 ratification
2013-03-25 AFG ICSANT05 ratification
2013-05-13 IRQ ICSANT05 accession
2013-07-11 KWT ICSFT99 accession
2013-07-19 SUR ICSFT99 accession
2013-07-25 PRK ICSFT99 ratification
2013-07-30 IRQ TBC97 accession
2013-08-26 IRQ HOST79 ratification
2013-09-05 KWT ICSANT05 ratification
2013-09-11 FRA ICSANT05 ratification
2013-09-24 NGA HOST79 accession
2013-09-24 NGA TBC97 accession
2013-11-21 CAN ICSANT05 ratification
2013-12-27 JAM ICSANT05 ratification
2014-01-09 VNM HOST79 accession
2014-01-09 VNM TBC97 accession
2014-01-15 QAT ICSANT05 ratification
2014-02-20 NOR ICSANT05 ratification
2014-04-25 DJI ICSANT05 ratification
2014-05-27 TLS ICSFT99 accession
2014-05-29 KOR ICSANT05 ratification
""".splitlines()

FIVE = ("IPP73", "HOST79", "TBC97", "ICSFT99", "ICSANT05")


def run(capsys, *words):
    """Exit code, stdout and stderr of one command."""
    code = main(list(words))
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def job(out, *more, symbol="A/RES/68/187", first="2012-07-01", last="2014-06-30"):
    return ("report", symbol, "--from", first, "--to", last, "--out", str(out), *more)


@pytest.mark.django_db
def test_the_34_deposits_of_the_period_are_listed(tmp_path, capsys):
    code, out, _ = run(capsys, *job(tmp_path, "--json", "--format", "html", "--lang", "en"))
    assert code == 0
    rows = json.loads(out)["adherence"]
    listed = {f"{r['day']} {r['participant']} {r['instrument']} {r['act']}" for r in rows}
    assert len(rows) == 34
    assert listed == set(DEPOSITS)


@pytest.mark.django_db
def test_the_document_gives_every_figure_with_its_records(tmp_path, capsys):
    _, out, _ = run(capsys, *job(tmp_path, "--json", "--format", "docx"))
    document = json.loads(out)
    assert document["symbol"] == "A/RES/68/187"
    assert document["period"] == {"from": "2012-07-01", "to": "2014-06-30"}
    assert document["figures"]["deposits"]["value"] == 34
    assert document["figures"]["depositors"]["value"] == 22
    for code, figure in document["figures"].items():
        if isinstance(figure["value"], int):
            assert figure["value"] == len(figure["records"]), code
    assert set(document["words"]) == {"en", "fr"}
    assert all(0 < count <= 8_500 for count in document["words"].values())
    assert document["findings"] == {"en": {}, "fr": {}}


@pytest.mark.django_db
def test_parties_and_deposits_agree_over_the_period():
    report = queries.report("A/RES/68/187", TERM, "en", TODAY)
    values = {figure.id: figure.value for figure in report.figures}
    assert values["parties-IPP73-eve"] == 173
    for code in FIVE:
        start = values[f"parties-{code}-eve"] + values[f"awaiting-{code}-eve"]
        end = values[f"parties-{code}-last"] + values[f"awaiting-{code}-last"]
        assert start + values[f"deposits-{code}"] == end, code


@pytest.mark.django_db
@pytest.mark.parametrize(("symbol", "paragraphs"), [("A/RES/68/187", 15), ("A/RES/72/194", 19)])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_annex_has_every_operative_paragraph(symbol, paragraphs, language):
    report = queries.report(symbol, TERM, language, TODAY)
    assert [entry.number for entry in report.annex] == [str(n + 1) for n in range(paragraphs)]
    assert all(entry.duty and entry.evidence for entry in report.annex)


@pytest.mark.django_db
def test_the_period_of_2016_to_2018_is_unknown_in_words():
    period = Period.through(date(2016, 7, 1), date(2018, 6, 30))
    report = queries.report("A/RES/72/194", period, "fr", TODAY)
    values = {figure.id: figure.value for figure in report.figures}
    assert isinstance(values["deposits"], Unknown)
    assert all(
        isinstance(value, Unknown)
        for code, value in values.items()
        if code.endswith(("-eve", "-last")) or code.startswith("deposits")
    )
    assert values["parties-IPP73-limit"] == 176


@pytest.mark.slow
@pytest.mark.django_db
def test_both_languages_and_every_format_are_written_and_nothing_else(tmp_path, capsys):
    code, _, _ = run(capsys, *job(tmp_path / "new", "--lang", "fr", "--lang", "en"))
    assert code == 0
    stem = "report-A-RES-68-187-2012-07-01-2014-06-30"
    assert sorted(os.listdir(tmp_path / "new")) == sorted(
        f"{stem}.{language}.{form}" for language in ("en", "fr") for form in ("docx", "html", "pdf")
    )


@pytest.mark.slow
@pytest.mark.django_db
def test_a_second_run_writes_the_same_bytes(tmp_path, capsys):
    run(capsys, *job(tmp_path / "a"))
    run(capsys, *job(tmp_path / "b"))
    for name in os.listdir(tmp_path / "a"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name


@pytest.mark.django_db
def test_the_figures_of_a_pdf_lead_to_the_workspace_where_its_address_is_given(tmp_path, capsys):
    code, _, _ = run(
        capsys,
        *job(tmp_path, "--lang", "fr", "--format", "pdf", "--site", "https://accede.example/"),
    )
    assert code == 0
    (path,) = tmp_path.glob("*.pdf")
    found = {
        str(note.get_object()["/A"]["/URI"])
        for page in PdfReader(path).pages
        for note in page.get("/Annots", ())
        if "/URI" in note.get_object().get("/A", {})
    }
    place = "https://accede.example/fr/reports/A/RES/68/187/figures/deposits/"
    assert f"{place}?from=2012-07-01&to=2014-06-30" in found


@pytest.mark.django_db
@pytest.mark.parametrize(
    "site", ["accede.example", "ftp://accede.example", "https://", "https://a?b"]
)
def test_an_address_nobody_can_open_is_refused(tmp_path, capsys, site):
    with pytest.raises(SystemExit) as refused:
        main(list(job(tmp_path / "out", "--site", site)))
    assert refused.value.code == 2
    assert "is not an address" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"symbol": "A/RES/1/1"}, "A/RES/1/1"),
        ({"first": "2012-02-31"}, "no day 2012-02-31"),
        ({"last": "30 June 2014"}, "not a day"),
        ({"last": "2012-06-30"}, "before the first"),
        ({"last": "2999-01-01"}, "in the future"),
        ({"more": ("--known-on", "2013-12-31")}, "no list of acts was known on 2013-12-31"),
    ],
)
def test_bad_input_is_refused_and_nothing_is_written(tmp_path, capsys, change, problem):
    change = dict(change)
    more = change.pop("more", ())
    code, out, err = run(capsys, *job(tmp_path / "out", *more, **change))
    assert code == 3
    assert out == ""
    assert problem in err and "What to do" in err
    assert not (tmp_path / "out").exists()


@pytest.mark.django_db
def test_a_folder_that_cannot_be_written_to_is_refused(tmp_path, capsys):
    (tmp_path / "out").write_text("a file, not a folder")
    code, _, err = run(capsys, *job(tmp_path / "out"))
    assert code == 3
    assert "--out" in err
    assert os.listdir(tmp_path) == ["out"]


@pytest.mark.django_db
def test_a_failure_half_way_leaves_no_file(tmp_path, capsys, monkeypatch):
    def fail(fd):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("accede.press.files.os.fsync", fail)
    code, _, err = run(capsys, *job(tmp_path))
    assert code == 3
    assert "No space left" in err
    assert os.listdir(tmp_path) == []


@pytest.mark.django_db
def test_a_figure_opens_its_records():
    view = queries.figure("A/RES/68/187", TERM, "deposits-TBC97", "fr", TODAY)
    assert view.value == 4
    assert [row.links["state"] for row in view.records] == ["LCA", "IRQ", "NGA", "VNM"]
    assert view.records[0].title.startswith("Sainte-Lucie\u00a0: adhésion")
    assert view.records[0].links["instrument"] == "TBC97"


@pytest.mark.django_db
def test_an_unknown_figure_is_refused():
    with pytest.raises(queries.UnknownFigure):
        queries.figure("A/RES/68/187", TERM, "nothing-like-it", "en", TODAY)


@pytest.mark.django_db
def test_an_open_period_is_refused():
    with pytest.raises(BadInput, match="no last day"):
        queries.report("A/RES/68/187", Period(date(2012, 7, 1)), "en", TODAY)


@pytest.mark.django_db
def test_the_demonstration_is_counted_apart_on_the_real_database():
    from accede.site import demonstration

    before = queries.report("A/RES/68/187", TERM, "en", TODAY)
    demonstration.load()
    after = queries.report("A/RES/68/187", TERM, "en", TODAY)
    for figure in after.figures:
        if not figure.demonstration:
            earlier = before.figure(figure.id)
            assert earlier is not None and earlier.value == figure.value, figure.id
    assert after.demonstration and not before.demonstration
    asked = after.figure("requests-demonstration")
    assert asked is not None and asked.value == 11
    money = after.figure("usd-demonstration")
    assert money is not None and money.value == 340_000 + 120_000
