"""A plan on its page, as files, through the API and on the command line."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client

from accede.site import cli, demonstration

pytestmark = pytest.mark.django_db
PAGE = "/en/states/XAA/accession/ICSANT05/"
AT = f"{PAGE}?as_of=2014-06-30"


def page(address: str, status: int = 200) -> str:
    answer = Client().get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def test_a_plan_shows_its_steps_its_days_and_its_letters() -> None:
    html = page(f"{AT}&deposit=2014-09-01")
    assert "Plan for Avendria to accede to" in html
    assert "1\u00a0October 2014" in html
    assert "ICSANT05-XAA-instrument.en.docx" in html
    assert "New obligations, one by one" in html


def test_a_party_is_told_so_and_offered_no_letters() -> None:
    html = page("/en/states/XAA/accession/TBC97/?as_of=2014-06-30")
    assert "is party to the International Convention" in html
    assert "letters.zip" not in html


def test_where_the_standing_is_not_known_the_depositary_is_asked_first() -> None:
    html = page("/en/states/BTN/accession/ICSANT05/?as_of=2020-01-01")
    assert "Ask the depositary where Bhutan stands" in html


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("deposit=2014-06-29", "lies before the day of the plan"),
        ("deposit=2014-02-31", "The calendar has no such day"),
        ("way=ratification", "This way is not open here"),
        ("way=flying", "This way is not open here"),
        ("declare=N-TBC97:20.2", "no such declaration"),
    ],
)
def test_what_is_wrong_is_refused_by_its_field(asked: str, said: str) -> None:
    assert said in page(f"{AT}&{asked}", 400)


def test_no_plan_for_what_does_not_exist() -> None:
    page("/en/states/ZZZ/accession/ICSANT05/", 404)
    page("/en/states/XAA/accession/NOTHING/", 404)
    page(f"{PAGE}files/nothing.docx", 404)
    page("/en/states/XAA/accession/TBC97/files/letters.zip?as_of=2014-06-30", 404)


def test_files_are_given_with_their_type_and_name() -> None:
    for name, media in (
        ("plan.pdf", "application/pdf"),
        ("plan.docx", "wordprocessingml"),
        ("ICSANT05-XAA-instrument.en.docx", "wordprocessingml"),
        ("letters.zip", "application/zip"),
    ):
        answer = Client().get(f"{PAGE}files/{name}?as_of=2014-06-30")
        assert answer.status_code == 200 and media in answer["Content-Type"], name
    with zipfile.ZipFile(BytesIO(answer.content)) as pack:
        names = pack.namelist()
    assert "ICSANT05-XAA-plan.fr.pdf" in names and "ICSANT05-XAA-full-powers.en.docx" in names


def test_a_state_and_an_instrument_are_chosen() -> None:
    demonstration.load()
    answer = Client().get("/en/accession/?state=XAA&instrument=ICSANT05&as_of=2014-06-30")
    assert answer.status_code == 302 and answer["Location"] == AT
    listed = page("/en/accession/?state=XAA&as_of=2014-06-30")
    assert f'href="{AT}"' in listed
    page("/en/accession/?instrument=NOTHING", 400)


def test_the_pages_of_a_state_and_of_an_instrument_lead_to_it() -> None:
    state = page("/en/states/XAA/?as_of=2014-06-30")
    assert "/en/accession/?state=XAA&amp;as_of=2014-06-30" in state
    assert "/en/accession/?instrument=TBC97&amp;as_of=2014-06-30" in page(
        "/en/instruments/TBC97/?as_of=2014-06-30"
    )
    signatory = page("/en/states/XBB/?as_of=2014-06-30")
    assert "/en/states/XBB/accession/ICSANT05/?as_of=2014-06-30" in signatory


def test_the_api_gives_the_same_plan() -> None:
    address = "/api/v1/accession?state=XAA&instrument=ICSANT05&as_of=2014-06-30&deposit=2014-09-01"
    told = Client().get(address).json()
    assert (told["case"], told["way"], told["binds_from"]) == ("OPEN", "accession", "2014-10-01")
    assert told["permalink"] == f"http://testserver{AT}"
    assert {"step": "DEPOSIT", "day": "2014-09-01", "last": False, "notification": None} in told[
        "tasks"
    ]
    assert any(each["new"] for each in told["added"])
    for wrong in ("deposit=2014-01-01", "deposit=soon", "way=succession", "state=ZZZ"):
        answer = Client().get(f"/api/v1/accession?state=XAA&instrument=ICSANT05&{wrong}")
        assert answer.status_code == 422, wrong


def test_the_command_writes_the_plan_and_its_letters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["treaties", "accession", "XAA", "ICSANT05", "--on", "2014-06-30"]
    assert cli.main([*call, "--out", str(tmp_path), "--json"]) == cli.FINE
    told = json.loads(capsys.readouterr().out)
    assert sorted(Path(each).name for each in told["files"]) == sorted(
        each.name for each in tmp_path.iterdir()
    )
    assert told["binds_from"] == "2014-07-30" and len(told["files"]) == 16
    first = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    assert cli.main([*call, "--out", str(tmp_path)]) == cli.FINE
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == first


@pytest.mark.parametrize(
    "wrong",
    [
        ["ZZZ", "ICSANT05"],
        ["XAA", "NOTHING"],
        ["XAA", "ICSANT05", "--on", "2014-02-31"],
        ["XAA", "ICSANT05", "--on", "2999-01-01"],
        ["XAA", "ICSANT05", "--on", "2014-06-30", "--deposit", "2014-01-01"],
        ["XAA", "ICSANT05", "--on", "2014-06-30", "--way", "succession"],
        ["XAA", "ICSANT05", "--on", "2014-06-30", "--declare", "N-TBC97:20.2"],
        ["XAA", "ICSANT05", "--on", "2014-06-30", "--out", "/dev/null/plan"],
    ],
)
def test_a_command_that_cannot_be_done_says_why(
    wrong: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = [] if "--out" in wrong else ["--out", str(tmp_path)]
    assert cli.main(["treaties", "accession", *wrong, *out]) == cli.BAD_INPUT
    assert "What to do" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
