"""The addresses of the pages: a language first, then the place."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from accede.site import api, reference, stylesheet, views

urlpatterns = [
    path("", views.choose_language, name="root"),
    path("look/<slug:digest>.css", stylesheet.serve, name="stylesheet"),
    path("api/", api.entry, name="api"),
    path("api/openapi.json", reference.openapi, name="api-openapi"),
    path("api/v1/", api.api.urls),
    *i18n_patterns(path("", include("accede.site.pages_urls"))),
]
handler400 = "accede.site.views.bad_request"
handler403 = "accede.site.views.refused"
handler404 = "accede.site.views.not_found"
handler429 = "accede.site.views.too_many"
handler500 = "accede.site.views.server_error"
