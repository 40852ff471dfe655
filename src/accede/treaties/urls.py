"""The addresses of the legal pages."""

from django.urls import path

from accede.treaties import views

urlpatterns = [
    path("states/", views.states, name="states"),
    path("accession/", views.accessions, name="accessions"),
    path("states/<str:code>/accession/<str:instrument>/", views.accession, name="accession"),
    path(
        "states/<str:code>/accession/<str:instrument>/files/<str:name>",
        views.accession_file,
        name="accession-file",
    ),
    path("matrix/", views.matrix, name="matrix"),
    path("changes/", views.what_changed, name="changes"),
    path("obligations/", views.obligations, name="obligations"),
    path("instruments/", views.instruments, name="instruments"),
    path("lists/", views.lists, name="lists"),
    path("instruments/<str:code>/", views.instrument, name="instrument"),
]
