"""Signing in and out."""

from allauth.account.views import login as sign_in
from allauth.account.views import logout as sign_out

__all__ = ["sign_in", "sign_out"]
