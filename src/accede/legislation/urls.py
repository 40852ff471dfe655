"""The addresses of laws: their list, one of them, a provision, a law beside obligations,
the drafting options.
"""

from django.urls import path

from accede.legislation import options_pages, views

urlpatterns = [
    path("options/", options_pages.kinds, name="drafting-options"),
    path("options/<str:kind>/", options_pages.kind, name="drafting-option"),
    path("laws/", views.laws, name="laws"),
    path("laws/<str:code>/", views.law, name="law"),
    path("laws/<str:code>/beside/", views.beside, name="law-beside"),
    path("laws/<str:code>/provisions/<path:number>/", views.provision, name="law-provision"),
]
