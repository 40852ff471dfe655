"""Django's settings, all of them decided by three variables of the environment.

``ACCEDE_HOME``: the data folder (database, secret key, anchors). Default: ``.accede`` in
a checkout, else ``~/.accede``. ``ACCEDE_DATABASE_URL``: another database than the
embedded one. ``ACCEDE_HOSTS``: the names the server answers to, separated by commas.
"""

import os
import secrets
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from accede.site.databases import database

_CHECKOUT = Path(__file__).resolve().parents[3]
_DEFAULT_HOME = _CHECKOUT if (_CHECKOUT / "pyproject.toml").is_file() else Path.home()

ACCEDE_HOME = Path(os.environ.get("ACCEDE_HOME") or _DEFAULT_HOME / ".accede").absolute()


def _secret_key() -> str:
    """The key of this installation: made once, kept in the data folder, read by its owner alone."""
    path = ACCEDE_HOME / "secret.key"
    try:
        ACCEDE_HOME.mkdir(parents=True, exist_ok=True)
        with open(path, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return path.read_text()


SECRET_KEY = os.environ.get("ACCEDE_SECRET_KEY") or _secret_key()
DEBUG = False
ALLOWED_HOSTS = (os.environ.get("ACCEDE_HOSTS") or "127.0.0.1,localhost,[::1]").split(",")

ROOMS = (
    "journal",
    "states",
    "bodies",
    "accounts",
    "consent",
    "mandates",
    "treaties",
    "assessment",
    "legislation",
    "assistance",
    "contributions",
    "reporting",
    "site",
)
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    # Before the rest, so that our templates and words stand in place of theirs.
    *(f"accede.{room}" for room in ROOMS if find_spec(f"accede.{room}")),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.forms",
]

DATABASES = {
    "default": database(
        os.environ.get("ACCEDE_DATABASE_URL")
        or f"sqlite:///{quote(str(ACCEDE_HOME / 'accede.sqlite3'))}"
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Safe beside secrets: the token of forms is masked anew in each answer, answers are padded
    # at random, and the session's cookie stays behind when another site asks (SameSite).
    "django.middleware.gzip.GZipMiddleware",
    "accede.site.middleware.content_security_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accede.site.middleware.Doors",
    "accede.site.api.Gate",
]
ROOT_URLCONF = "accede.site.urls"
WSGI_APPLICATION = "accede.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["django.templatetags.i18n"],
        },
    }
]

# Accounts of the demonstration sign in here, and nowhere else.
ACCEDE_DEMONSTRATION = os.environ.get("ACCEDE_DEMONSTRATION", "").lower() in ("yes", "true", "1")

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"

# Every form writes its fields, hints and errors as ``templates/site/form`` has them.
FORM_RENDERER = "accede.site.forms.Renderer"

# How often one caller may ask the API in so many seconds, without a token and with one.
ACCEDE_API_WINDOW = 60
ACCEDE_API_CALLS = 120
ACCEDE_API_CALLS_WITH_TOKEN = 1200

LANGUAGE_CODE = "en"
# The six official languages in their order, each by its own name. ``zh`` is Chinese as the
# United Nations writes it; ``site/locale/zh`` makes Django know the code.
LANGUAGES = [
    ("ar", "العربية"),
    ("zh", "中文"),
    ("en", "English"),
    ("fr", "Français"),
    ("ru", "Русский"),
    ("es", "Español"),
]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
# The stylesheet is served from the installed package: nothing to collect, nothing to build.
WHITENOISE_USE_FINDERS = True

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
# One catalogue file can be long; one form never is.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
