"""Consent, as Django knows it."""

from django.apps import AppConfig


class ConsentConfig(AppConfig):
    """Registers the grants."""

    name = "accede.consent"
    label = "consent"
    default_auto_field = "django.db.models.BigAutoField"
