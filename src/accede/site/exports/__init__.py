"""Tables as files: CSV for programs and plain tools, XLSX for people, JSON for programs.

Each writer turns a ``Table`` and the addresses it is read at into bytes; equal tables give
equal bytes. What a table says is decided before; a writer adds and leaves out nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from accede.basics.tables import Table
from accede.site.exports.as_csv import write_csv
from accede.site.exports.as_json import write_json
from accede.site.exports.as_xlsx import write_xlsx
from accede.site.exports.frame import Frame

__all__ = ["FORMATS", "Format", "Frame"]


@dataclass(frozen=True)
class Format:
    """A kind of file: the name of the format on the page, its ending, its media type."""

    name: str
    suffix: str
    media_type: str
    write: Callable[[Table, Frame], bytes]


FORMATS: Mapping[str, Format] = {
    each.suffix: each
    for each in (
        Format("CSV", "csv", "text/csv; charset=utf-8", write_csv),
        Format(
            "XLSX",
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            write_xlsx,
        ),
        Format("JSON", "json", "application/json", write_json),
    )
}
