"""The addresses of the mandate: resolutions, and each operative paragraph of one."""

from django.urls import path

from accede.mandates import views

# A symbol holds slashes, so the longer address stands first.
urlpatterns = [
    path("mandates/", views.mandates, name="mandates"),
    path(
        "mandates/<path:symbol>/paragraphs/<str:number>/", views.paragraph, name="mandate-paragraph"
    ),
    path("mandates/<path:symbol>/", views.mandate, name="mandate"),
]
