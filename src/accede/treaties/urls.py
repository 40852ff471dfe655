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
    path("instruments/<str:code>/statements/new/", views.statement_new, name="statement-new"),
    path(
        "instruments/<str:code>/statements/complete/",
        views.statements_complete,
        name="statements-complete",
    ),
    path("statements/<str:code>/", views.statement, name="statement"),
    path("statements/<str:code>/read/", views.statement_read, name="statement-read"),
    path("between/", views.between_choose, name="between-choose"),
    path("between/<str:one>/<str:other>/", views.between, name="between"),
]
