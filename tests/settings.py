"""Settings for tests: a home of their own, and nothing that only slows tests down."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

_home = Path(tempfile.gettempdir()) / f"stemma-tests-{os.getuid()}"
os.environ["WIKI_HOME"] = str(_home)

from wiki.settings import *  # noqa: E402, F403
from wiki.settings import DATABASES, STORAGES, env  # noqa: E402

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: threads must meet the locks that a running site meets.
    DATABASES["default"]["TEST"] = {"NAME": str(_home / "test.sqlite3")}
DATABASES["default"]["CONN_MAX_AGE"] = 0

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = _home / "files" / env.str("PYTEST_XDIST_WORKER", default="main")
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
