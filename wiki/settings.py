"""Settings, read top to bottom; everything that differs between sites comes from the
environment, and nonsense there fails loudly.

What administrators change while the site runs (title, licence, who may edit) is not
here but in the database: ``wiki.site.models.SiteSettings``.
"""

from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

import django_stubs_ext
import environ
from csp.constants import NONE, SELF

from wiki.secret_key import read_or_create_secret_key

# Django's generic classes take type arguments only in its stubs.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# Where this site keeps what it owns: the SQLite database, uploaded files, its secret.
HOME = Path(env.str("WIKI_HOME", default=str(BASE_DIR / "var"))).resolve()
HOME.mkdir(parents=True, exist_ok=True)

# --- Addresses and security -----------------------------------------------------------

SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000")
_site = urlsplit(SITE_URL)
_https = _site.scheme == "https"

SECRET_KEY = env.str("SECRET_KEY", default="") or read_or_create_secret_key(
    HOME / "secret_key"
)
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=[_site.hostname, "localhost", "127.0.0.1", "[::1]"]
)
CSRF_TRUSTED_ORIGINS = [SITE_URL] if _https else []
CSRF_FAILURE_VIEW = "wiki.pages.views.csrf_failure.csrf_failure"

# How many reverse proxies stand before us and add to X-Forwarded-For (nginx: 1).
PROXY_COUNT = env.int("PROXY_COUNT", default=0)
if PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = _https
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _https
SECURE_HSTS_PRELOAD = _https
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = _https
CSRF_COOKIE_SECURE = _https
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
# Pages that draw diagrams, by language: "mermaid=drawers/mermaid.html,graphviz=…".
DIAGRAM_DRAWERS: dict[str, str] = env.dict("DIAGRAM_DRAWERS", default={})
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-src": [SELF] if DIAGRAM_DRAWERS else [NONE],
        "frame-ancestors": [NONE],
    }
}

# --- Applications ---------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "reversion",
    "wiki.site",
    "accounts",
    "wiki.access",
    "wiki.pages",
    "wiki.files",
    "wiki.navigation",
    "wiki.feeds",
    "wiki.citations",
    "wiki.exchange",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "wiki.site.middleware.SiteSettingsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.TimeZoneMiddleware",
    "wiki.middleware.WikiErrorMiddleware",
]

# What happens around a save, in order, by dotted path. A check gets a
# ``wiki.pages.changes.Edit`` and lets it pass or raises ``wiki.pages.errors.Refused``;
# a follower gets a ``wiki.pages.changes.Change`` inside the transaction of the save.
PAGE_CHECKS: tuple[str, ...] = (
    "wiki.pages.checks.refuse_unstorable_text",
    "wiki.pages.checks.refuse_oversized_text",
)
PAGE_FOLLOWERS: tuple[str, ...] = (
    "wiki.navigation.links.record_links",
    "wiki.navigation.tags.record_tags",
    "wiki.feeds.following.record_feeds",
    "wiki.citations.recording.record_citations",
    "wiki.citations.additions.record_additions",
)

# Followers that also act when nobody changed a page, but the site reads it differently:
# what they note down comes from the text, and nobody is told about it.
REREAD_FOLLOWERS: tuple[str, ...] = (
    "wiki.navigation.links.record_links",
    "wiki.navigation.tags.record_tags",
    "wiki.feeds.following.record_feeds",
    "wiki.citations.recording.reread_citations",
)
# What apps show above the comparison of two revisions: called with the older and the
# newer one, returns a ``wiki.pages.panels.Panel`` or None.
DIFF_PANELS: tuple[str, ...] = (
    "wiki.citations.comparing.source_changes",
    "wiki.citations.comparing.declined_reminders",
)

# Templates of what other apps add to the editor's toolbar; given the page's ``path``
# and ``box``, the id of the text's box.
EDIT_TOOLS: tuple[str, ...] = ("citations/_cite.html",)

# What the editor asks before it saves: called with a ``wiki.pages.changes.Edit`` and
# the text it was made from, returns ``wiki.pages.reminders.Reminder``s.
EDIT_REMINDERS: tuple[str, ...] = ("wiki.citations.reminding.reminders",)

# Called once the markup settings have changed.
MARKUP_FOLLOWER = "wiki.pages.tasks.markup_has_changed"

# Says which of a set of file paths exist, for the renderer.
FILE_LOOKUP = "wiki.files.lookup.find_files"

# Says what is known of a set of feeds, for the renderer.
FEED_LOOKUP = "wiki.feeds.lookup.find_feeds"

# Says what is known of the works that a set of notes cites, for the renderer. Without
# one, notes look as DokuWiki shows them.
REFERENCE_LOOKUP = "wiki.citations.references.find_references"

# What is fetched because a page says so: from which ports, and from which networks
# though they are not public.
FETCH_PORTS = env.list("FETCH_PORTS", cast=int, default=[80, 443])
FETCH_INTERNAL = [ip_network(net) for net in env.list("FETCH_INTERNAL", default=[])]

# Whether the worker asks every hour which cited addresses still answer.
CHECK_SOURCES = env.bool("CHECK_SOURCES", default=True)
# Whom it asks about new sources, and for copies of cited pages: classes by dotted path,
# in order; see ``wiki.citations.lookups.services``. Nobody, if not told.
SOURCE_METADATA: list[str] = env.list("SOURCE_METADATA", default=[])
SOURCE_ARCHIVES: list[str] = env.list("SOURCE_ARCHIVES", default=[])
# Mirrors of services: "crossref=https://crossref.example,arxiv=…".
SOURCE_SERVICES: dict[str, str] = env.dict("SOURCE_SERVICES", default={})

# Answers the lists a page shows, by what it asks for (a class in
# ``wiki.markup.listings``): called with that and the reader, for what they may read.
LISTING_LOOKUPS = {
    "PagesBelow": "wiki.pages.listings.pages_below",
    "NamespacesBelow": "wiki.pages.listings.namespaces_below",
    "PagesNamed": "wiki.pages.listings.pages_named",
    "RecentChanges": "wiki.pages.listings.recent_changes",
    "PagesTagged": "wiki.navigation.listings.pages_tagged",
    "TagCounts": "wiki.navigation.listings.tag_counts",
    "Backlinks": "wiki.navigation.listings.backlinks",
    "FilesBelow": "wiki.files.lookup.files_below",
}

# The longest wikitext of one page, in bytes of UTF-8.
MAX_PAGE_BYTES = env.int("MAX_PAGE_BYTES", default=1_048_576)
# A refused text must reach us to be given back, so forms may be much larger.
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * MAX_PAGE_BYTES

ROOT_URLCONF = "wiki.urls"
WSGI_APPLICATION = "wiki.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wiki.site.context.wiki",
            ]
        },
    }
]

# --- Data -----------------------------------------------------------------------------

DATABASES = {
    "default": env.db_url(
        "DATABASE_URL", default=f"sqlite:///{HOME / 'stemma.sqlite3'}"
    )
}
_database = DATABASES["default"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
if _database["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE takes the write lock at the start of a transaction: a read-then-write
    # one would otherwise fail at once, whatever the timeout.
    _database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
            "PRAGMA cache_size=-32000; PRAGMA mmap_size=134217728"
        ),
    }
    _database["CONN_MAX_AGE"] = None
else:
    _database["CONN_MAX_AGE"] = env.int("DATABASE_CONNECTION_SECONDS", default=60)
    _database["CONN_HEALTH_CHECKS"] = True

CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}
TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}
}
MEDIA_ROOT = HOME / "files"

# --- People ---------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_FORMS = {
    "login": "accounts.forms.LoginForm",
    "signup": "accounts.forms.SignupForm",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = env.str("EMAIL_VERIFICATION", default="optional")
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_USERNAME_MIN_LENGTH = 2
ACCOUNT_PRESERVE_USERNAME_CASING = False

# On one machine without a mail server, letters are written to the server's output.
vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default=f"wiki@{_site.hostname}")

# --- Language and time ----------------------------------------------------------------

LANGUAGE_CODE = env.str("LANGUAGE_CODE", default="en")
LANGUAGES = [("en", "English")]
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
USE_TZ = True
USE_I18N = True

# --- Static files ---------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
# A site's own static files, where it has some: drawers of diagrams.
_assets = HOME / "assets"
STATICFILES_DIRS = [BASE_DIR / "static", *([_assets] if _assets.is_dir() else [])]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# --- What the server writes -----------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"wiki": {"level": "INFO"}, "django.security.csrf": {"level": "ERROR"}},
}
