"""Signing in and out, choosing a password, the second step: allauth's ways in our shell."""

from datetime import date
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as kept_codes
from allauth.mfa.totp import views as telephone
from django.db import transaction
from django.http import HttpResponse
from django.views.generic import RedirectView

from accede.accounts import forms
from accede.accounts.acts import note_security
from accede.accounts.queries import person_of


class _Noted:
    """A change of how somebody signs in: it and its entry in the journal are one write."""

    changed = ""
    request: Any

    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            answer: HttpResponse = super().form_valid(form)  # type: ignore[misc]
            person = person_of(getattr(self, "reset_user", None) or self.request.user)
            if person is not None:
                note_security(
                    account=person.code,
                    changed=self.changed,
                    reason="the person's own change",
                    source=None,
                    on=date.today(),
                )
        return answer


class SignIn(account.LoginView):
    """By address and password; then the second step, where the person has one."""

    template_name = "accounts/sign_in.html"
    form_class = forms.SignInForm


class SignOut(account.LogoutView):
    """By POST alone; a GET asks."""

    template_name = "accounts/sign_out.html"


class Forgotten(account.PasswordResetView):
    """Sends a link to choose a password; says the same whether the address is known or not."""

    template_name = "accounts/forgotten.html"
    form_class = forms.ForgottenForm


class ForgottenSent(account.PasswordResetDoneView):
    """Says where to look for the link."""

    template_name = "accounts/forgotten_sent.html"


class Choose(_Noted, account.PasswordResetFromKeyView):
    """A new password by the link: of who was invited, or has forgotten theirs."""

    template_name = "accounts/choose.html"
    form_class = forms.ChooseForm
    changed = "password"


class Chosen(account.PasswordResetFromKeyDoneView):
    """Says that the password stands."""

    template_name = "accounts/chosen.html"


class Change(_Noted, account.PasswordChangeView):
    """A new password in place of the present one; other sessions end."""

    template_name = "accounts/change.html"
    form_class = forms.ChangeForm
    changed = "password"


class Again(account.ReauthenticateView):
    """The password once more, before something that matters."""

    template_name = "accounts/again.html"
    form_class = forms.AgainForm


class SecondStep(second_step.AuthenticateView):
    """The second step of signing in."""

    template_name = "accounts/second_step.html"
    form_class = forms.SecondStepForm


class SecondStepAgain(second_step.ReauthenticateView):
    """A code once more, before something that matters."""

    template_name = "accounts/again.html"
    form_class = forms.SecondStepAgainForm


class SetUp(_Noted, telephone.ActivateTOTPView):
    """The key for a telephone, as a square and as text, and the first code as the proof."""

    template_name = "accounts/set_up.html"
    form_class = forms.SetUpForm
    changed = "second step set up"


class TakeAway(_Noted, telephone.DeactivateTOTPView):
    """No second step any more."""

    template_name = "accounts/take_away.html"
    changed = "second step taken away"


class KeptCodes(kept_codes.ViewRecoveryCodesView):
    """The codes to keep on paper, shown once."""

    template_name = "accounts/kept_codes.html"


class NewKeptCodes(_Noted, kept_codes.GenerateRecoveryCodesView):
    """New codes in place of the old ones."""

    template_name = "accounts/new_kept_codes.html"
    changed = "codes made anew"


to_account = RedirectView.as_view(pattern_name="account")
to_forgotten = RedirectView.as_view(pattern_name="account_reset_password")
