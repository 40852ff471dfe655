"""How django-allauth signs people in here: what it leaves to its host, decided.

Nobody signs up: an administrator opens accounts. A closed account, and one of the
demonstration outside it, is answered as a wrong password is, so that nobody learns which
accounts there are.
"""

import base64
import hashlib
from typing import Any

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.core.internal.ratelimit import get_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, override

from accede.accounts.letters import NOT_SENT, not_sent
from accede.accounts.queries import person_of


class Backend(AuthenticationBackend):
    """Knows people by e-mail address and password, and lets in whom the rules let in."""

    def user_can_authenticate(self, user: Any) -> bool:
        return person_of(user) is not None

    def _check_password(self, user: Any, password: str) -> Any:
        allowed = super()._check_password(user, password)
        # allauth would go on with who has the right password and may not come in.
        self.unstash_authenticated_user()
        return allowed


class SignIn(DefaultAccountAdapter):
    """Words and ways of signing in with a password."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": gettext_lazy(
            "No account is open under this address with this password. Check both, or choose a "
            "new password."
        ),
        "enter_current_password": gettext_lazy("This is not your present password."),
        "incorrect_password": gettext_lazy("This is not your password."),
        "incorrect_code": gettext_lazy(
            "This code is not right, or was used already. Wait for the next one and write that."
        ),
        "invalid_password_reset": gettext_lazy(
            "This link has been used, or has expired. Ask for a new one."
        ),
        "too_many_login_attempts": gettext_lazy(
            "Too many attempts that failed. Wait five minutes, then try again."
        ),
        "rate_limited": gettext_lazy(
            "Too many attempts in a short time. Wait a few minutes, then try again."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        # Pages answer as pages; programs have the API.
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """To the start page, in the person's own language."""
        person = person_of(request.user)
        with override(person.language if person else None):
            return reverse("start")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A letter that cannot leave undoes nothing of what it tells."""
        try:
            super().send_mail(template_prefix, email, context)
        except NOT_SENT as error:
            not_sent(error)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")


class SecondStep(DefaultMFAAdapter):
    """The second step of signing in: codes of a telephone, and codes kept on paper."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": SignIn.error_messages["incorrect_code"],
    }

    def encrypt(self, text: str) -> str:
        """Seeds stand in the database under the installation's key, never in the clear."""
        return _lock().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _lock().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> SafeString:
        """The square to be read by a telephone, as an element of the page."""
        square = qrcode.QRCode(border=4)
        square.add_data(url)
        rows = square.get_matrix()
        dark = "".join(
            f"M{x} {y}h1v1h-1z"
            for y, row in enumerate(rows)
            for x, is_dark in enumerate(row)
            if is_dark
        )
        return format_html(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" width="240" '
            'height="240" role="img" aria-labelledby="square-name" shape-rendering="crispEdges">'
            '<title id="square-name">{1}</title><path fill="#fff" d="M0 0h{0}v{0}h-{0}z"/>'
            '<path fill="#000" d="{2}"/></svg>',
            len(rows),
            gettext_lazy("The key as a square for your telephone"),
            dark,
        )


def came_from(request: HttpRequest) -> str:
    """From which network somebody comes, where what they try is counted together: as the
    operator's own proxies tell it, and of an address of IPv6 the network that it lies in.
    Empty where that cannot be told.
    """
    try:
        return str(get_ip(request))
    except (PermissionDenied, ImproperlyConfigured):
        return ""


def _lock() -> MultiFernet:
    """What seeds are kept under: made from the installation's key, and readable under old ones."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    digests = (hashlib.sha256(f"accede second step{key!s}".encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(each)) for each in digests])
