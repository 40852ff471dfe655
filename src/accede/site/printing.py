"""The State's page on paper, kept until the journal moves."""

from datetime import date
from functools import lru_cache

from django.urls import reverse

from accede.basics.tables import address_on
from accede.consent.rules import Viewer
from accede.journal.rules import Head
from accede.reporting.exchange import sheet_pdf
from accede.reporting.state_page import state_sheet
from accede.site.wording import in_words
from accede.states.rules import State


# Nothing is written without the journal, so nothing kept can be stale.
@lru_cache(maxsize=64)
def print_state(
    moved: Head,
    state: State,
    day: date,
    as_known_on: date | None,
    viewer: Viewer,
    seen_on: date,
    language: str,
    site: str,
) -> bytes:
    """The PDF of a State on a day for a viewer; ``site`` is where the workspace is found."""
    where = reverse("state", kwargs={"code": state.code})
    sheet = state_sheet(
        state,
        day=day,
        as_known_on=as_known_on,
        viewer=viewer,
        seen_on=seen_on,
        language=language,
        write_day=in_words,
        site=site,
        page=site + address_on(where, as_of=day, as_known_on=as_known_on),
    )
    return sheet_pdf.write(sheet, day)
