"""The room of accounts, as Django knows it."""

from pathlib import Path

from django.apps import AppConfig
from django.conf import settings


class AccountsConfig(AppConfig):
    """Registers the people, and looks at the operator's file of leaked passwords at the start."""

    name = "accede.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accede.accounts.passwords import file_of

        if settings.ACCEDE_BREACHED_PASSWORDS:
            file_of(Path(settings.ACCEDE_BREACHED_PASSWORDS))
