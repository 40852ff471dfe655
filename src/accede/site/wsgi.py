"""The application a web server runs, warm before its first answer."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.site.settings")
application = get_wsgi_application()

from accede.site.warming import warm  # noqa: E402 - needs the settings

warm()
