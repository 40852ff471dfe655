"""Drafting options: every kind accounted for, every article there, shown and never a finding."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from tests.legislation.written import FRENCH

from accede.basics.errors import BadInput
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.journal.rules import Actor, Office
from accede.legislation.catalogue import numberings, options
from accede.legislation.exchange import read_law
from accede.legislation.rules import Drafting, Options, Point, badly_cited, unaccounted
from accede.treaties.rules import ObligationKind

_ONE = Point(Text({"en": "One thing."}), ("TBC97:5",))
_KINDS = {"TBC97:5": ObligationKind.NO_JUSTIFICATION, "TBC97:7.1": ObligationKind.INVESTIGATE}


def written(**changes: object) -> Options:
    held = options()[ObligationKind.NO_JUSTIFICATION]
    return replace(held, **changes)  # type: ignore[arg-type]


def faults(held: Options, read: set[str] | None = None) -> tuple[str, ...]:
    return badly_cited(
        held, kinds=_KINDS, read=read if read is not None else {*_KINDS}, other={"ICCPR:14"}
    )


def test_option_1_every_kind_of_obligation_is_accounted_for() -> None:
    assert unaccounted(ObligationKind, options().values()) == ()
    assert {each.kind for each in options().values() if each.drafting is Drafting.NONE} == {
        ObligationKind.DISPUTES,
        ObligationKind.INCORPORATION,
    }


def test_option_1_refuses_a_kind_left_out_half_said_or_said_to_need_nothing() -> None:
    kind = ObligationKind.NO_JUSTIFICATION
    assert unaccounted([kind], []) == (
        "NO_JUSTIFICATION has neither drafting options nor the reason why there are none",
    )
    assert unaccounted([kind], [written(rights=())]) == ("NO_JUSTIFICATION has no rights",)
    assert unaccounted([kind], [written(drafting=Drafting.NONE)]) != ()
    lone = replace(written().choices[0], ways=written().choices[0].ways[:1])
    assert unaccounted([kind], [written(choices=(lone,))]) == (
        "NO_JUSTIFICATION has a choice of one",
    )


def test_option_2_articles_cited_exist_and_are_of_the_kind() -> None:
    held = written(elements=(_ONE,), choices=(), pitfalls=(), questions=(), rights=(_ONE,))
    assert faults(held) == ()


def test_option_2_refuses_an_article_that_is_not_there_not_read_or_of_another_kind() -> None:
    bare = written(elements=(_ONE,), choices=(), pitfalls=(), questions=(), rights=(_ONE,))
    unknown = replace(_ONE, law=("TBC97:99",))
    assert any("TBC97:99" in each for each in faults(replace(bare, pitfalls=(unknown,))))
    assert any("not read" in each for each in faults(bare, read=set()))
    assert faults(replace(bare, checked="memory"), read=set()) == ()
    elsewhere = replace(_ONE, law=("TBC97:7.1",))
    assert faults(replace(bare, elements=(elsewhere,))) == (
        "no element cites an obligation of this kind",
    )
    assert faults(replace(bare, rights=(replace(_ONE, law=()),))) == ("a right cites no article",)


def test_a_file_that_does_not_fit_is_refused_with_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from accede import shelf

    folder = tmp_path / "legislation" / "options"
    folder.mkdir(parents=True)
    file = shelf.root() / "legislation" / "options" / "PENALTY.yaml"
    (folder / "OFFENCE.yaml").write_text(file.read_text("utf-8"), "utf-8")
    monkeypatch.setattr(shelf, "root", lambda: tmp_path)
    with pytest.raises(BadInput, match=r"the file is of ‘PENALTY’.*") as told:
        options.__wrapped__()
    assert "OFFENCE.yaml" in str(told.value)


def test_the_words_are_whole_in_both_languages_and_give_no_ready_made_article() -> None:
    for held in options().values():
        for words in (held.why, *(each.words for each in held.points)):
            assert set(words.by_language) == {"en", "fr"}
            assert words.in_("en") != words.in_("fr"), words
            for sign in ";:?!":
                assert f" {sign}" not in words.in_("fr"), words.in_("fr")
            assert "shall be punished" not in words.in_("en")
            assert "est puni de" not in words.in_("fr")


@pytest.fixture
def loaded(db: None) -> Callable[..., None]:
    from accede.legislation.acts import load_law

    def act(code: str, *, published: bool = True) -> None:
        load_law(
            actor=Actor("officer.legal-1", Office.SECRETARIAT),
            code=code,
            state="XAA",
            title=f"Code des infractions {code}",
            reading=read_law(
                FRENCH.encode(), file="law.md", language="fr", numberings=numberings()
            ),
            in_force_from=date(2020, 1, 1),
            published=published,
            reason="published",
            source=Source("Journal officiel"),
            on=date(2025, 1, 6),
        )

    return act


def test_what_loaded_laws_do_is_shown_as_candidates_with_their_day(
    loaded: Callable[..., None],
) -> None:
    loaded("XAA:code")
    loaded("XAA:kept", published=False)
    page = Client().get("/en/options/OFFENCE/?obligation=HOST79:1.1&as_of=2024-01-01")
    text = page.content.decode()
    assert "/en/laws/XAA:code/provisions/7-1/?as_of=2024-01-01" in text
    assert "They are not findings" in text
    assert "XAA:kept" not in text
    other = Client().get("/en/options/OFFENCE/?obligation=HOST79:1.1&laws_in=fr")
    assert "XAA:code" in other.content.decode()
    assert Client().get("/en/options/OFFENCE/?laws_in=ru").status_code == 400


def test_how_far_an_article_binds_is_said_where_it_does_not_plainly(db: None) -> None:
    page = Client().get("/en/options/AML_MEASURES/").content.decode()
    assert ">ICSFT99:18.1.b.iv</a> (shall consider)" in page
    assert ">ICSFT99:18.1.b</a> (" not in page


def test_the_obligations_and_an_instrument_lead_to_their_options(db: None) -> None:
    listed = Client().get("/en/obligations/?kind=MLA").content.decode()
    assert "/en/options/MLA/" in listed
    instrument = Client().get("/fr/instruments/TBC97/").content.decode()
    assert "/fr/options/OFFENCE/?obligation=TBC97:2.1" in instrument.replace("%3A", ":")


def test_the_options_are_there_for_programs(db: None) -> None:
    whole = Client().get("/api/v1/drafting-options").json()
    assert whole["count"] == len(ObligationKind)
    one = Client().get("/api/v1/drafting-options/FREEZE_SEIZE_FORFEIT").json()
    assert {"law": ["ICSFT99:8.2"], "text": one["elements"][1]["text"]} == one["elements"][1]
    assert Client().get("/api/v1/drafting-options/NOPE").status_code == 404


def test_the_command_prints_a_kind_or_an_obligation_and_refuses_what_is_neither(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    from accede.site.cli import main

    assert main(["legislation", "options", "TBC97:11", "--lang", "fr", "--json"]) == 0
    told = capsys.readouterr().out
    assert '"kind": "NO_POLITICAL_EXCEPTION"' in told
    assert main(["legislation", "options", "NOTHING"]) == 3
    assert "neither a kind of obligation" in capsys.readouterr().err
