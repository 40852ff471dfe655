"""The room as Django knows it."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    """The application ``assessment``."""

    name = "accede.assessment"
    label = "assessment"
    default_auto_field = "django.db.models.BigAutoField"
