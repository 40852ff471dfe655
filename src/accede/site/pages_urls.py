"""The addresses below the language: the roof's own pages, then every room's.

Rooms list plain pages in their ``urls.py``; the roof gives each the shell.
"""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.urls import URLPattern, path

from accede.site import reference, rulebook, style, views
from accede.site.desk import views as desk


def _rooms() -> Iterator[URLPattern]:
    for room in apps.get_app_configs():
        name = f"{room.name}.urls"
        if room.name.startswith("accede.") and room.label != "site" and find_spec(name):
            for page in import_module(name).urlpatterns:
                shelled = views.in_the_shell(page.callback)
                yield URLPattern(page.pattern, shelled, page.default_args, page.name)


urlpatterns = [
    path("", views.start, name="start"),
    path("states/<str:code>/", views.in_the_shell(views.state), name="state"),
    path("api/", reference.page, name="reference"),
    path("work-list/", views.in_the_shell(desk.work), name="work"),
    path(
        "who-can-see/<str:kind>/<path:code>/",
        views.in_the_shell(desk.who_can_see),
        name="who-can-see",
    ),
    path("open/<str:kind>/<path:code>/", desk.open_record, name="record-open"),
    path("close/<str:kind>/<path:code>/", desk.close_record, name="record-close"),
    path("rulebook/", views.in_the_shell(rulebook.page), name="rulebook"),
    path("style/", style.style, name="style"),
    *_rooms(),
]
