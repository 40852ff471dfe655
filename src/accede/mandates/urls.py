"""The addresses of the mandate: resolutions, and each operative paragraph of one."""

from django.urls import path

from accede.mandates import views
from accede.mandates.views import comparing

# A symbol holds slashes, so the longer address stands first.
urlpatterns = [
    path("mandates/", views.mandates, name="mandates"),
    path("mandates/compare/", comparing.compare, name="mandate-compare"),
    path("mandates/compare/link/", comparing.link, name="mandate-link"),
    path(
        "mandates/<path:symbol>/paragraphs/<str:number>/", views.paragraph, name="mandate-paragraph"
    ),
    path("mandates/<path:symbol>/", views.mandate, name="mandate"),
]
