"""The addresses of people: signing in and out."""

from django.urls import path

from accede.accounts import views

urlpatterns = [
    path("account/sign-in/", views.sign_in, name="account_login"),
    path("account/sign-out/", views.sign_out, name="account_logout"),
]
