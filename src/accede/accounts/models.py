"""The people who can sign in. An account is never deleted: closing it ends its use."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from accede.accounts.rules.people import Role


class Account(AbstractBaseUser):
    """One person. The e-mail address is for signing in, the code for the journal and consent."""

    email = models.EmailField(max_length=254, unique=True)
    code = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    roles = models.JSONField(default=list)
    of = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=10, default="en")
    demonstration = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["code", "name"]

    objects = BaseUserManager["Account"]()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(is_active=True) ^ models.Q(closed_on__isnull=False),
                name="accounts_closed_has_its_day",
            ),
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="accounts_email_in_small_letters",
            ),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def held(self) -> frozenset[Role]:
        """The roles, as the rules know them."""
        return frozenset(Role(role) for role in self.roles)


class Token(models.Model):
    """A program's key to the API. Its secret is not kept: only what proves it."""

    code = models.CharField(max_length=16, unique=True)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="tokens")
    label = models.CharField(max_length=80)
    scopes = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    made_on = models.DateField()
    last_day = models.DateField()
    revoked_on = models.DateField(null=True)
    last_used_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("made_on")),
                name="accounts_token_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.code
