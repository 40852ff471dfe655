"""The roof, as Django knows it."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Templates, static files and the command line."""

    name = "accede.site"
    label = "site"
