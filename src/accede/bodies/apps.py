"""The room of bodies, as Django knows it. It keeps no records."""

from django.apps import AppConfig


class BodiesConfig(AppConfig):
    """Names the room; there are no models."""

    name = "accede.bodies"
    label = "bodies"
    default_auto_field = "django.db.models.BigAutoField"
