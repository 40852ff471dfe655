"""The room as a Django application; it keeps no records of its own."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "accede.reporting"
    label = "reporting"
    default_auto_field = "django.db.models.BigAutoField"
