"""The room as Django knows it."""

from django.apps import AppConfig


class TreatiesConfig(AppConfig):
    """Instruments, depositary acts, participation."""

    name = "accede.treaties"
    label = "treaties"
    default_auto_field = "django.db.models.BigAutoField"
