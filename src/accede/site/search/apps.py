"""The search, as Django knows it."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The index of what the rooms offer; a part of the roof."""

    name = "accede.site.search"
    label = "search"
