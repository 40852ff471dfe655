"""The addresses of needs and of requests. What is done to one has an address of its own."""

from django.urls import path

from accede.assistance import views

urlpatterns = [
    path("states/<str:code>/needs/", views.needs, name="state-needs"),
    path("requests/", views.listing, name="requests"),
    path("requests/new/", views.new, name="request-new"),
    path("requests/<str:code>/", views.one, name="request"),
    path("requests/<str:code>/draft/", views.draft, name="request-draft"),
    path("requests/<str:code>/submit/", views.submit, name="request-submit"),
    path("requests/<str:code>/withdraw/", views.withdraw, name="request-withdraw"),
    path("requests/<str:code>/words/", views.add_words, name="request-words"),
    path("requests/<str:code>/say/", views.say, name="request-say"),
    path("requests/<str:code>/noted/", views.noted, name="request-noted"),
    path("requests/<str:code>/accept/", views.accept, name="request-accept"),
    path("requests/<str:code>/move/", views.move, name="request-move"),
    path("requests/<str:code>/propose/", views.propose, name="request-propose"),
    path("requests/<str:code>/assign/", views.assign, name="request-assign"),
]
