"""The e-mail that says something happened on a request, and nothing else.

A notice names the request's code and links to its page, in the language of its reader. It
carries no word of the request, of its conversation or of a reason, and no name: whoever
reads somebody's mail learns nothing. It goes out after the write is safe; if it cannot go
out, the write stands and the log says so.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import date

from django.core.mail import EmailMessage, get_connection
from django.utils.translation import gettext, override

from accede.accounts.queries import addressees
from accede.accounts.rules import Person, Role
from accede.assistance import queries
from accede.assistance.rules.asking import RequestView
from accede.consent.rules import viewer_of

log = logging.getLogger(__name__)

Address = Callable[[], str]
"""The page's whole address in the language that is active when it is called."""


def recipients(code: str, *, by: Person, on: date) -> tuple[Person, ...]:
    """Who is told of something on a request: the focal points of its State and the officers
    assigned, or every officer where nobody assigned is there, for one of them is to take it on.

    Never who did it, never who has left, and never anybody who may not see the request on that
    day.
    """
    shown = queries.request(viewer=viewer_of(by), code=code, on=on)
    if shown is None:
        return ()
    officers = addressees(Role.OFFICER)
    assigned = [each for each in officers if each.code in shown.officers]
    told = {
        each.code: each
        for each in (*addressees(Role.FOCAL_POINT, of=shown.state), *(assigned or officers))
        if each.code != by.code and (shown.demonstration or not each.demonstration)
    }
    return tuple(each for _code, each in sorted(told.items()) if _sees(each, shown, on))


def _sees(person: Person, request: RequestView, on: date) -> bool:
    return queries.request(viewer=viewer_of(person), code=request.code, on=on) is not None


def tell(code: str, *, by: Person, on: date, address: Address) -> int:
    """Sends the notice to everybody concerned; answers to how many it went."""
    return _sent([_notice(code, each, address) for each in recipients(code, by=by, on=on)])


def _notice(code: str, reader: Person, address: Address) -> EmailMessage:
    with override(reader.language):
        return EmailMessage(
            subject=gettext("Accede: something new on request %(code)s") % {"code": code},
            body=gettext(
                "Something was written or decided on request %(code)s.\n\n"
                "Sign in to read it:\n%(address)s\n\n"
                "This notice carries nothing of what was written."
            )
            % {"code": code, "address": address()},
            to=[reader.email],
        )


def _sent(notices: Iterable[EmailMessage]) -> int:
    waiting = list(notices)
    if not waiting:
        return 0
    try:
        return get_connection().send_messages(waiting) or 0
    except OSError:
        # smtplib's errors are OSErrors too. What was written stands.
        log.warning("%s notices could not be sent", len(waiting), exc_info=True)
        return 0
