"""The addresses of laws: their list, one of them, a provision, a law beside obligations."""

from django.urls import path

from accede.legislation import views

urlpatterns = [
    path("laws/", views.laws, name="laws"),
    path("laws/<str:code>/", views.law, name="law"),
    path("laws/<str:code>/beside/", views.beside, name="law-beside"),
    path("laws/<str:code>/provisions/<path:number>/", views.provision, name="law-provision"),
]
