"""The journal, as Django knows it."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Registers the journal's model."""

    name = "accede.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"
