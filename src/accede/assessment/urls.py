"""The addresses of frameworks and of reviews by them. What is done is posted to its own."""

from django.urls import path

from accede.assessment import views

urlpatterns = [
    path("frameworks/", views.frameworks, name="frameworks"),
    path("frameworks/<str:code>/", views.framework, name="framework"),
    path("reviews/ask/", views.ask, name="review-ask"),
    path("reviews/<str:code>/", views.review, name="review"),
    path("reviews/<str:code>/assign/", views.assign, name="review-assign"),
    path("reviews/<str:code>/close/", views.close, name="review-close"),
    path("reviews/<str:code>/answers.xlsx", views.sheet, name="review-sheet"),
    path("reviews/<str:code>/table/", views.take_in, name="review-table"),
    path("reviews/<str:code>/table/keep/", views.keep, name="review-table-keep"),
    path("reviews/<str:code>/<str:number>/", views.question, name="review-question"),
    path("reviews/<str:code>/<str:number>/answer/", views.respond, name="review-answer"),
    path("reviews/<str:code>/<str:number>/read/", views.read, name="review-read"),
    path("reviews/<str:code>/<str:number>/comment/", views.comment, name="review-comment"),
    path("reviews/<str:code>/<str:number>/reply/", views.reply, name="review-reply"),
]
