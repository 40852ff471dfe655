"""The room of money, as Django knows it."""

from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    """The app ``contributions``."""

    name = "accede.contributions"
    label = "contributions"
    default_auto_field = "django.db.models.BigAutoField"
