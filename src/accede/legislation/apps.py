"""The room as Django knows it."""

from django.apps import AppConfig


class LegislationConfig(AppConfig):
    """The application ``legislation``."""

    name = "accede.legislation"
    label = "legislation"
    default_auto_field = "django.db.models.BigAutoField"
