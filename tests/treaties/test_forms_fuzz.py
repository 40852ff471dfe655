"""Whatever bytes a file holds, a reader answers or raises ``BadInput``, and nothing else."""

import csv
import io
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from accede.basics.errors import BadInput
from accede.states.queries import world
from accede.treaties import catalogue, queries
from accede.treaties.exchange import acts_form, codes, forms, uk_treaties
from accede.treaties.exchange.reading import Asked, Reading

STATUS = ("Participant", "Signature", "Approval(AA), Accession(a), Ratification")
NAMES = ("Tuvalu", "NAURU", "CZECHOSLOVAKIA", "TAIWAN", "Aruba", "Montenegro", "", "Atlantis")
DAYS = ("2002-08-09", "9 Aug 2002 a", "28/06/1980", "9999-12-31", "31 Dec 9999", "31/12/9999")
KNOWN = (
    *NAMES,
    *DAYS,
    *acts_form.INSTRUMENTS,
    *acts_form.ACTIONS,
    acts_form.NAMED,
    acts_form.STATEMENT_NOTE,
    *uk_treaties.SUBJECTS,
    *uk_treaties.SIDES,
    "0001-01-01",
    "01/01/0001",
    "Tuvalu ; NAURU",
    "NAURU ; UNITED KINGDOM",
    "not stated",
    "7",
    "b",
    "a b",
    "TV",
)
CELLS = st.one_of(
    st.sampled_from(KNOWN), st.text(max_size=12).map(lambda text: text.replace("\r", ""))
)


def asked(chosen: str) -> Asked:
    return Asked(
        file="mtdsg-18-9.csv",
        instruments=catalogue.instruments(),
        resolve=lambda name, on: world().resolve(name, on=on),
        no_later_than=date(2020, 1, 1),
        lives={each.code: each for each in queries.lives()},
        iso2={each.code: each.iso2 for each in world().every},
        chosen=chosen,
    )


def read(content: bytes, chosen: str = "") -> Reading | None:
    try:
        return forms.read(content, asked(chosen))
    except BadInput as refused:
        assert refused.remedy
        return None


def holds(reading: Reading) -> None:
    """What a reading must always be: known codes, real participants, days within bounds."""
    known = {each.code for each in queries.lives()}
    for listed in reading.lists:
        assert {act.participant for act in listed.acts} | set(listed.named) <= known
        assert all(act.done.earliest <= date(2020, 1, 1) for act in listed.acts)
        assert len(set(listed.acts)) == len(listed.acts)
    for agreement in reading.agreements:
        assert set(agreement.parties) <= known
        assert len(agreement.parties) > 1
    for finding in reading.all_findings:
        assert finding.code in codes.KINDS
        assert finding.remedy
        assert finding.place.line


@given(st.binary(max_size=300))
def test_any_bytes(content: bytes) -> None:
    read(content)


@given(
    st.sampled_from((STATUS, acts_form.COLUMNS, uk_treaties.COLUMNS)),
    st.lists(st.lists(CELLS, min_size=1, max_size=12), max_size=4),
    st.sampled_from(("", "TBC97")),
)
@settings(max_examples=300)
def test_any_rows_below_a_known_header(
    header: tuple[str, ...], rows: list[list[str]], chosen: str
) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
    reading = read(out.getvalue().encode("utf-8", "replace"), chosen)
    if reading is not None:
        holds(reading)


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_rows_of_the_right_width(data: st.DataObject) -> None:
    header = data.draw(st.sampled_from((STATUS, acts_form.COLUMNS, uk_treaties.COLUMNS)))
    width = len(header)
    rows = data.draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=4))
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
    reading = read(out.getvalue().encode("utf-8", "replace"))
    if reading is not None:
        holds(reading)
        assert reading.rows <= len(rows)
