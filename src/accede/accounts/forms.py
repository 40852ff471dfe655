"""What the pages of people ask for."""

from typing import Any

from allauth.account import forms as allauth
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy

from accede.accounts.rules import Person, Role
from accede.accounts.words import ROLES, SCOPES
from accede.bodies.queries import bodies
from accede.bodies.rules import BodyKind
from accede.states.queries import world
from accede.states.rules import alphabetical

ADDRESS = gettext_lazy("E-mail address")
PASSWORD = gettext_lazy("Password")
NEW_PASSWORD = gettext_lazy("New password")
AGAIN = gettext_lazy("New password, once more")
WHAT_PASSWORD = gettext_lazy(
    "At least 12 characters. Several words that do not belong together are easy to keep in mind. "
    "Not one that is common or has leaked, and nothing like your name or address."
)
CODE = gettext_lazy("Code")
WHAT_CODE = gettext_lazy("The six figures that your telephone shows now.")
WHY = pgettext_lazy("in the record", "Why")
WHAT_WHY = gettext_lazy("It stands in the record, for those who read it later.")


def _say(form: Any, **labels: Any) -> None:
    """Gives fields of the library our label, hint and no placeholder."""
    for name, (label, hint) in labels.items():
        field = form.fields[name]
        field.label, field.help_text = label, hint
        field.widget.attrs.pop("placeholder", None)


class SignInForm(allauth.LoginForm):
    """Address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, login=(ADDRESS, ""), password=(PASSWORD, ""))


class ForgottenForm(allauth.ResetPasswordForm):
    """The address to send a link to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, email=(ADDRESS, ""))


class ChooseForm(allauth.ResetPasswordKeyForm):
    """A new password, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, password1=(NEW_PASSWORD, WHAT_PASSWORD), password2=(AGAIN, ""))


class ChangeForm(allauth.ChangePasswordForm):
    """The present password, and a new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(
            self,
            oldpassword=(gettext_lazy("Present password"), ""),
            password1=(NEW_PASSWORD, WHAT_PASSWORD),
            password2=(AGAIN, ""),
        )


class AgainForm(allauth.ReauthenticateForm):
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, password=(PASSWORD, ""))


class SecondStepForm(AuthenticateForm):
    """A code of the telephone, or one kept on paper."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = gettext_lazy("The six figures of your telephone, or one of the codes you kept.")
        _say(self, code=(CODE, hint))


class SecondStepAgainForm(ReauthenticateForm):
    """The same, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = gettext_lazy("The six figures of your telephone, or one of the codes you kept.")
        _say(self, code=(CODE, hint))


class SetUpForm(ActivateTOTPForm):
    """The first code, as the proof that the telephone has the key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, code=(CODE, WHAT_CODE))
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class OneselfForm(forms.Form):
    """How one is called, and which language one reads."""

    name = forms.CharField(
        label=pgettext_lazy("of a person", "Name"), max_length=120, empty_value=""
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of pages and letters"), choices=settings.LANGUAGES
    )


class TokenForm(forms.Form):
    """A new token: for which program, for what, until when."""

    label = forms.CharField(
        label=gettext_lazy("For which program"),
        help_text=gettext_lazy("So that you know later which token is whose."),
        max_length=80,
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("What it may read"),
        choices=[(scope.value, says) for scope, says in SCOPES.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    last_day = forms.DateField(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("At most a year from today. Then make another."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )


class ReasonForm(forms.Form):
    """Why something is done; nothing is done to an account without it."""

    reason = forms.CharField(label=WHY, help_text=WHAT_WHY, max_length=500)


class RolesForm(forms.Form):
    """Roles, and why."""

    roles = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Roles"),
        coerce=Role,
        choices=[(role.value, name) for role, name in ROLES.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(label=WHY, help_text=WHAT_WHY, max_length=500)


class OpenForm(RolesForm):
    """A new account."""

    name = forms.CharField(
        label=pgettext_lazy("of a person", "Name"),
        help_text=gettext_lazy("As it stands under a letter."),
        max_length=120,
    )
    email = forms.EmailField(
        label=ADDRESS,
        help_text=gettext_lazy("The link to choose a password goes there."),
        max_length=254,
    )
    code = forms.CharField(
        label=CODE,
        help_text=gettext_lazy(
            "What the record knows the person by, and never forgets: an office rather than a "
            "name, for example officer.legal-3."
        ),
        max_length=80,
    )
    of = forms.ChoiceField(
        label=gettext_lazy("Acts for"),
        help_text=gettext_lazy("For a State, a partner body or a donor; otherwise nothing."),
        required=False,
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of pages and letters"), choices=settings.LANGUAGES
    )
    field_order = ("name", "email", "code", "roles", "of", "language", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["of"].choices = _acted_for()  # type: ignore[attr-defined]


def roles_of(person: Person) -> dict[str, list[str]]:
    """What the form of roles shows at first."""
    return {"roles": [role.value for role in sorted(person.roles)]}


class RecordForm(forms.Form):
    """Which entries of the journal to show."""

    person = forms.CharField(label=gettext_lazy("Person"), max_length=120, required=False)
    act = forms.CharField(
        label=pgettext_lazy("in the record", "Act"), max_length=80, required=False
    )
    kind = forms.CharField(label=gettext_lazy("Kind of record"), max_length=80, required=False)
    record = forms.CharField(
        label=pgettext_lazy("in the record", "Record"), max_length=200, required=False
    )
    before = forms.IntegerField(
        label=gettext_lazy("Before entry"),
        min_value=1,
        max_value=2**62,
        required=False,
        widget=forms.HiddenInput,
    )


def _acted_for() -> list[Any]:
    """Every State and body one can act for, by name in the reader's language."""
    language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    here = world()
    states = [
        (each.code, each.name.in_(language))
        for each in alphabetical([*here.real, *here.demonstration], language)
    ]
    return [
        ("", "—"),
        (gettext_lazy("States"), states),
        *(
            (heading, [(body.code, body.name.in_(language)) for body in bodies(kind)])
            for heading, kind in (
                (gettext_lazy("Partner bodies"), BodyKind.PARTNER),
                (gettext_lazy("Donors"), BodyKind.DONOR),
            )
        ),
    ]
