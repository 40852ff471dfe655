"""The period a report covers where nobody says otherwise."""

from datetime import date

from accede.basics.periods import Period
from accede.mandates.rules import Resolution

# The General Assembly's session number and the year in which it opens, apart.
_SESSIONS_SINCE = 1945


def usual_period(mandate: Resolution) -> Period:
    """Two years to the thirtieth of June before the session that receives the report."""
    year = int(mandate.report_to_session) + _SESSIONS_SINCE
    return Period.through(date(year - 2, 7, 1), date(year, 6, 30))
