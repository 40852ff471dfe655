"""The addresses of the reports, their annexes and their figures."""

from django.urls import path

from accede.reporting import views

urlpatterns = [
    path("states/<str:code>/overview.<str:form>", views.overview_file, name="state-overview"),
    path("states/<str:code>/brief.<str:form>", views.brief_file, name="state-brief"),
    path("states/<str:code>/page.pdf", views.moved, name="state-pdf"),
    path("reports/", views.reports, name="reports"),
    path("reports/<path:symbol>/annex/", views.annex, name="report-annex"),
    path("reports/<path:symbol>/report.<str:form>", views.report_file, name="report-file"),
    path("reports/<path:symbol>/figures/<str:figure>/", views.figure, name="figure"),
]
