"""The addresses of laws: their list, one of them, a provision, a law beside obligations, the
drafting options, and the review of a law.
"""

from django.urls import path

from accede.legislation import views

urlpatterns = [
    path("options/", views.drafting_options, name="drafting-options"),
    path("options/<str:kind>/", views.drafting_option, name="drafting-option"),
    path("laws/", views.laws, name="laws"),
    path("laws/<str:code>/", views.law, name="law"),
    path("laws/<str:code>/beside/", views.beside, name="law-beside"),
    path("laws/<str:code>/review/", views.ask, name="law-review-ask"),
    path("laws/<str:code>/provisions/<path:number>/", views.provision, name="law-provision"),
    path("law-reviews/<str:code>/", views.review, name="law-review"),
    path("law-reviews/<str:code>/close/", views.close, name="law-review-close"),
    path("law-reviews/<str:code>/<str:obligation>/", views.finding, name="law-finding"),
    path("law-reviews/<str:code>/<str:obligation>/write/", views.record, name="law-finding-write"),
    path("law-reviews/<str:code>/<str:obligation>/read/", views.read, name="law-finding-read"),
    path("law-reviews/<str:code>/<str:obligation>/comment/", views.comment, name="law-comment"),
    path("law-reviews/<str:code>/<str:obligation>/reply/", views.reply, name="law-reply"),
]
