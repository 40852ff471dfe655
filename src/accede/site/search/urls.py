"""The address of the search."""

from django.urls import path

from accede.site.search import views

urlpatterns = [path("search/", views.search, name="search")]
