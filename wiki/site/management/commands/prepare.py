"""Makes a fresh copy ready to serve, and a running one ready for a new version."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor


class Command(BaseCommand):
    help = "Prepare database, static files, first administrator and demo wiki."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--no-demo", action="store_true", help="leave a new wiki empty"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if _migrations_are_missing():
            self.stdout.write("Bringing the database up to date")
            call_command("migrate", verbosity=0, interactive=False)
        if _static_files_are_old():
            self.stdout.write("Collecting static files")
            call_command("collectstatic", verbosity=0, interactive=False)
        call_command("create_first_administrator", stdout=self.stdout)
        if not options["no_demo"]:
            call_command("load_demo", if_empty=True, stdout=self.stdout)
        call_command("check_sources", hourly=True, stdout=self.stdout)


def _migrations_are_missing() -> bool:
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _static_files_are_old() -> bool:
    """Say whether anything that static files are made from is newer than they are."""
    made = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not made.exists():
        return True
    sources = [Path(settings.BASE_DIR) / "requirements" / "run.txt"]
    for folder in settings.STATICFILES_DIRS:
        sources += [Path(folder), *Path(folder).rglob("*")]
    return max(path.stat().st_mtime for path in sources) > made.stat().st_mtime
