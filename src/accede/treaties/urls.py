"""The addresses of the instruments."""

from django.urls import path

from accede.treaties import views

urlpatterns = [
    path("instruments/", views.instruments, name="instruments"),
    path("instruments/<str:code>/", views.instrument, name="instrument"),
]
