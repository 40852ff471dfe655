"""The room of accounts, as Django knows it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Registers the people."""

    name = "accede.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
