"""Django's settings, all of them decided by a few variables of the environment.

``ACCEDE_HOME``: the data folder (database, secret key, anchors). Default: ``.accede`` in
a checkout, else ``~/.accede``. ``ACCEDE_DATABASE_URL``: another database than the
embedded one. ``ACCEDE_HOSTS``: the names the server answers to, separated by commas. Those
for signing in and for letters are told in ``docs/accounts.md``.
"""

import os
import secrets
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from accede.basics.errors import BadInput
from accede.site.databases import database
from accede.site.mail import mail

_CHECKOUT = Path(__file__).resolve().parents[3]
_DEFAULT_HOME = _CHECKOUT if (_CHECKOUT / "pyproject.toml").is_file() else Path.home()

ACCEDE_HOME = Path(os.environ.get("ACCEDE_HOME") or _DEFAULT_HOME / ".accede").absolute()


def _secret_key() -> str:
    """The key of this installation: made once, kept in the data folder, read by its owner alone."""
    path = ACCEDE_HOME / "secret.key"
    try:
        # What is restricted stands in the database there: nobody else on the machine opens it.
        ACCEDE_HOME.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(path, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return path.read_text()


SECRET_KEY = os.environ.get("ACCEDE_SECRET_KEY") or _secret_key()
DEBUG = False
ALLOWED_HOSTS = (os.environ.get("ACCEDE_HOSTS") or "127.0.0.1,localhost,[::1]").split(",")

_LOCAL = {"127.0.0.1", "localhost", "[::1]"}


def _switch(name: str, *, default: bool) -> bool:
    """A variable that says yes or no."""
    given = os.environ.get(name, "").strip().lower()
    return default if not given else given in ("yes", "true", "on", "1")


def _number(name: str, default: int) -> int:
    """A variable that gives a number; ``BadInput`` where it does not."""
    given = os.environ.get(name, "").strip()
    if given and not given.isdecimal():
        raise BadInput(f"{name} is ‘{given}’", remedy="give a whole number, or leave it out")
    return int(given or default)


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
    "site.search",
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
    "allauth.usersessions",
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
    "accede.site.stylesheet.served",
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
    "accede.site.gate.Gate",
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

# What several worker processes have to know together: attempts to sign in, codes used.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "site_cache",
        # Nobody pushes out a count by filling the table.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # What one worker counts for itself between two looks at the counts of all.
    "worker": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}

# ---------------------------------------------------------------- people and signing in

# Accounts of the demonstration sign in here, and nowhere else.
ACCEDE_DEMONSTRATION = _switch("ACCEDE_DEMONSTRATION", default=False)
# Whether a second step of signing in is demanded of those who see the records of many.
ACCEDE_REQUIRE_TOTP = _switch("ACCEDE_REQUIRE_TOTP", default=not ACCEDE_DEMONSTRATION)
# A session ends after so long without a request, and so long after it began.
ACCEDE_SESSION_IDLE = timedelta(minutes=_number("ACCEDE_SESSION_IDLE_MINUTES", 60))
ACCEDE_SESSION_LONGEST = timedelta(hours=_number("ACCEDE_SESSION_HOURS", 12))
# Passwords that have leaked: a file of them, or of their SHA-1 digests.
ACCEDE_BREACHED_PASSWORDS = os.environ.get("ACCEDE_BREACHED_PASSWORDS", "")
# Where the workspace is reached, for links that the command line writes.
ACCEDE_ADDRESS = (os.environ.get("ACCEDE_ADDRESS") or "http://127.0.0.1:8000").rstrip("/")

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["accede.accounts.signing.Backend"]
# Scrypt takes memory as well as time; the other reads what an earlier release wrote.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name", "code")},
    },
    {"NAME": "accede.accounts.passwords.NotBreached"},
]
# A link to choose a password, sent to who is invited or has forgotten theirs.
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_ADAPTER = "accede.accounts.signing.SignIn"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Accede: "
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "start"
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/m/ip,5/5m/key",
    "reset_password": "10/m/ip,3/10m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
MFA_ADAPTER = "accede.accounts.signing.SecondStep"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Accede"
MFA_RECOVERY_CODES_SHOW_ONCE = True

# Over the network cookies go by HTTPS alone; on one's own machine there is none.
_HTTPS = _switch("ACCEDE_HTTPS", default=not _LOCAL.issuperset(ALLOWED_HOSTS))
_PROXIES = _number("ACCEDE_PROXIES", 0)
ALLAUTH_TRUSTED_PROXY_COUNT = _PROXIES
if _PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = _HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = int(ACCEDE_SESSION_LONGEST.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_FAILURE_VIEW = "accede.site.views.form_not_ours"

# ---------------------------------------------------------------- letters

globals().update(mail(os.environ.get("ACCEDE_MAIL_URL", "")))
DEFAULT_FROM_EMAIL = os.environ.get("ACCEDE_MAIL_FROM") or "Accede <accede@localhost>"

# ---------------------------------------------------------------- languages

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
# One catalogue file can be long; one form never is.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
