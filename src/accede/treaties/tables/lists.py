"""The lists that were loaded as a table: a row for each kind of finding in each list."""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.basics.tables import Column, Kind, Row, Table
from accede.treaties.queries.loaded import Loaded, finding_text


def lists_table(found: Iterable[Loaded], language: str) -> Table:
    """Each list with its source, its reach, and the lines of each kind of finding."""
    return Table(
        name="lists",
        title=_("Lists loaded"),
        columns=(
            Column("list", _("List"), Kind.CODE),
            Column("instrument", _("Instrument"), Kind.CODE),
            Column("source", _("Source")),
            Column("stated_on", _("As of"), Kind.DAY),
            Column("complete_until", _("Complete until"), Kind.DAY),
            Column("loaded_on", _("Loaded on"), Kind.DAY),
            Column("acts", _("Acts"), Kind.NUMBER),
            Column("named", _("Named without an act"), Kind.NUMBER),
            Column("agreements", _("Agreements"), Kind.NUMBER),
            Column("finding", _("Finding"), Kind.CODE),
            Column("found", _("What was found")),
            Column("lines", _("Lines"), Kind.CODE),
        ),
        rows=tuple(row for each in found for row in _rows(each, language)),
        names_states=False,
    )


def _rows(each: Loaded, language: str) -> Iterator[Row]:
    start = (
        each.code,
        each.instrument or None,
        ", ".join(filter(None, (each.source.title, each.source.reference))),
        each.source.stated_on,
        each.complete_until,
        each.loaded_on,
        each.acts,
        each.named,
        each.agreements,
    )
    here = f"{reverse('lists')}#{each.code}"
    if not each.findings:
        yield Row(each.code, here, (*start, None, None, None))
    for code, lines in each.findings.items():
        said = finding_text(code).in_(language)
        cells = (*start, code, said, " ".join(map(str, lines)))
        yield Row(f"{each.code}:{code}", here, cells)
