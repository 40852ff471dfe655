"""The room as a Django app."""

from django.apps import AppConfig


class MandatesConfig(AppConfig):
    """Resolutions, their readings and their duties."""

    name = "accede.mandates"
    label = "mandates"
    default_auto_field = "django.db.models.BigAutoField"
