"""The room of requests, activities and results, as Django knows it."""

from django.apps import AppConfig


class AssistanceConfig(AppConfig):
    """The app ``assistance``."""

    name = "accede.assistance"
    label = "assistance"
    default_auto_field = "django.db.models.BigAutoField"
