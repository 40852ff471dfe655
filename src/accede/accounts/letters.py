"""Letters of this room: the invitation, with the link by which a person chooses a password;
and the word that a token was made.
"""

import logging
from collections.abc import Callable
from smtplib import SMTPException

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from accede.accounts.queries import account_of, person
from accede.accounts.words import ROLES

logger = logging.getLogger(__name__)

NOT_SENT: tuple[type[Exception], ...] = (OSError, SMTPException)
"""What the way to the mail server can fail with. What was written stands all the same."""


def link_of(code: str) -> str:
    """The path by which this person may choose a password: once, and for a day."""
    user = account_of(code)
    place = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    with override(person(code).language):
        return reverse("account_reset_password_from_key", kwargs=place)


def invite(code: str, *, absolute: Callable[[str], str]) -> bool:
    """Sends a person the link to choose a password, in their own language; answers whether
    the mail server took it.

    ``absolute`` makes a whole address of a path, as the visitor's server is called.
    """
    to = person(code)
    with override(to.language):
        about = {
            "person": to,
            "roles": [ROLES[role] for role in sorted(to.roles)],
            "address": absolute(link_of(code)),
            "workspace": absolute("/"),
        }
        subject = render_to_string("accounts/letters/invitation_subject.txt", about).strip()
        text = render_to_string("accounts/letters/invitation.txt", about)
    try:
        send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [to.email])
    except NOT_SENT as error:
        not_sent(error)
        return False
    return True


def tell_of_token(code: str) -> None:
    """Tells a person that a token was made which reads as they do; nothing of the token itself."""
    get_adapter().send_notification_mail("account/email/token_made", account_of(code))


def not_sent(error: Exception) -> None:
    """Tells the operator that a letter did not leave, and nothing of what stands in it."""
    logger.error("a letter could not be sent: %s", type(error).__name__)
