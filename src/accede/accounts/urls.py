"""The addresses of people: signing in, one's own account, everybody's accounts, the record.

Names that begin with ``account_`` or ``mfa_`` are those that allauth looks for; what else
it could offer (signing up, changing the address) has no address here.
"""

from django.urls import path, re_path

from accede.accounts.views import own, people, record, signing, tokens

urlpatterns = [
    path("account/", own.account, name="account"),
    path("account/sessions/end/", own.end_sessions, name="account-sessions"),
    path("account/sign-in/", signing.SignIn.as_view(), name="account_login"),
    path("account/sign-in/second-step/", signing.SecondStep.as_view(), name="mfa_authenticate"),
    path("account/sign-out/", signing.SignOut.as_view(), name="account_logout"),
    path("account/again/", signing.Again.as_view(), name="account_reauthenticate"),
    path("account/again/code/", signing.SecondStepAgain.as_view(), name="mfa_reauthenticate"),
    path("account/password/", signing.Change.as_view(), name="account_change_password"),
    path("account/password/none/", signing.to_forgotten, name="account_set_password"),
    path("account/password/forgotten/", signing.Forgotten.as_view(), name="account_reset_password"),
    path(
        "account/password/forgotten/sent/",
        signing.ForgottenSent.as_view(),
        name="account_reset_password_done",
    ),
    re_path(
        r"^account/password/choose/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        signing.Choose.as_view(),
        name="account_reset_password_from_key",
    ),
    path(
        "account/password/chosen/",
        signing.Chosen.as_view(),
        name="account_reset_password_from_key_done",
    ),
    path("account/second-step/", signing.to_account, name="mfa_index"),
    path("account/second-step/set-up/", signing.SetUp.as_view(), name="mfa_activate_totp"),
    path("account/second-step/take-away/", signing.TakeAway.as_view(), name="mfa_deactivate_totp"),
    path("account/second-step/codes/", signing.KeptCodes.as_view(), name="mfa_view_recovery_codes"),
    path(
        "account/second-step/codes/new/",
        signing.NewKeptCodes.as_view(),
        name="mfa_generate_recovery_codes",
    ),
    path("account/tokens/", tokens.tokens, name="tokens"),
    path("account/tokens/<str:code>/revoke/", tokens.revoke, name="token-revoke"),
    path("people/", people.people, name="people"),
    path("people/open/", people.open_, name="people-open"),
    path("people/<str:code>/", people.person, name="person"),
    path("people/<str:code>/roles/", people.change_roles, name="person-roles"),
    path("people/<str:code>/close/", people.close, name="person-close"),
    path("people/<str:code>/invite/", people.invite, name="person-invite"),
    path("people/<str:code>/second-step/", people.remove_second_step, name="person-second-step"),
    path("record/", record.record, name="record"),
]
