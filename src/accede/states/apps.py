"""The room of States, as Django knows it. It keeps no records."""

from django.apps import AppConfig


class StatesConfig(AppConfig):
    """Names the room; there are no models."""

    name = "accede.states"
    label = "states"
    default_auto_field = "django.db.models.BigAutoField"
