"""The addresses of the mandate: resolutions, and each operative paragraph of one."""

from django.urls import path

from accede.mandates import views
from accede.mandates.views import calendar, comparing, reading, texts

# A symbol holds slashes, so the longer address stands first.
urlpatterns = [
    path("mandates/", views.mandates, name="mandates"),
    path("mandates/read/", reading.read, name="mandate-read"),
    path("mandates/read/store/", reading.store, name="mandate-store"),
    path("mandates/calendar/", calendar.calendar, name="mandate-calendar"),
    path("mandates/<path:symbol>/text/", texts.text, name="mandate-text"),
    path("mandates/<path:symbol>/text/correct/", texts.correct, name="mandate-correct"),
    path("mandates/compare/", comparing.compare, name="mandate-compare"),
    path("mandates/compare/link/", comparing.link, name="mandate-link"),
    path(
        "mandates/<path:symbol>/paragraphs/<str:number>/", views.paragraph, name="mandate-paragraph"
    ),
    path("mandates/<path:symbol>/", views.mandate, name="mandate"),
]
