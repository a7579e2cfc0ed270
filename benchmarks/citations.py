"""What citations cost, on a PostgreSQL database of their own: saving a page with forty
notes, with and without them; reading sources where there are very many, and merging
two that very many pages cite.

Runs in a process of its own, because Django is set up once in each.
"""

from __future__ import annotations

import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psycopg

SERVER = os.environ.get(
    "TEST_POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres"
)
DATABASE = "stemma_benchmark"
# Some pages cite nothing or one source only.
PAGES, SOURCES, CITATIONS_PER_PAGE = 10_500, 100_000, 50
HOSTS, POLICIES = 2_000, 200
NOTES = 40
ROUNDS = 30
MOST_MORE = 0.25
MOST_MILLISECONDS = 100
NOTE = (
    "A sentence that says something about number {n}.((Ada Lovelace and Alan Turing, "
    "[[https://example.org/works/{n}|The Work Numbered {n}]], 2024, p. {n})) "
)
_STATEMENTS = f"""
    INSERT INTO pages_page (path, namespace, title, text, html, contents, abstract,
        redirect, cacheable, markup_version, deleted)
    SELECT 'p:' || n, 'p', 'Page ' || n, 'text', '<p>text</p>', '', '', '', true, 0,
        false FROM generate_series(1, {PAGES}) n;
    INSERT INTO reversion_revision (date_created, comment)
    SELECT now(), 'p:' || n FROM generate_series(1, {PAGES}) n;
    INSERT INTO pages_pagerevision (page_id, number, revision_id, created, kind,
        size, size_change, minor, summary, address, patrolled, origins)
    SELECT page.id, 1, revision.id, now(), 'create', 4, 4, false, '', '', false,
        '[]'
    FROM pages_page page JOIN reversion_revision revision
        ON revision.comment = page.path;
    UPDATE pages_page SET head_id = revision.id FROM pages_pagerevision revision
    WHERE revision.page_id = pages_page.id AND pages_page.namespace = 'p';
    INSERT INTO citations_sourceidentifier (source_id, scheme, value)
    SELECT id, 'url', 'example.org/' || key FROM citations_source
    WHERE key LIKE 'work%';
    INSERT INTO citations_sourcelink (source_id, address, state, reason,
        final_address, failures, next_check, archive_address)
    SELECT id, 'https://' || host || '/' || key,
        CASE id % 20 WHEN 0 THEN 'dead' WHEN 1 THEN 'moved' ELSE 'alive' END, '', '',
        0, now() + interval '9 days',
        CASE id % 40 WHEN 0 THEN 'https://archive.example/' || key ELSE '' END
    FROM citations_source WHERE key LIKE 'work%';
    INSERT INTO citations_citation (page_id, revision_id, source_id, footnote,
        digest, occurrence, position, section, anchor, locator, quote, sentence)
    SELECT page.id, page.head_id, source.id, m, '', 1, m, 'Section', 'section', '',
        '', 'A sentence.'
    FROM (SELECT id, head_id, row_number() OVER () AS n FROM pages_page
          WHERE namespace = 'p') page
    CROSS JOIN generate_series(0, {CITATIONS_PER_PAGE - 1}) m
    JOIN citations_source source ON source.key = 'work' ||
        CASE m WHEN 0 THEN 0
        ELSE (page.n * {CITATIONS_PER_PAGE - 1} + m) % {SOURCES - 1} + 1 END;
    DELETE FROM citations_citation
    WHERE page_id % 50 = 0 OR page_id % 50 = 1 AND footnote > 0;
    INSERT INTO citations_citationevent (page_id, revision_id, source_id, kind,
        before, after, created)
    SELECT page_id, revision_id, source_id, 'added', 0, count(*), now()
    FROM citations_citation GROUP BY page_id, revision_id, source_id
    ON CONFLICT DO NOTHING;
    INSERT INTO citations_pagesources (page_id, sources)
    SELECT id, CASE id % 50 WHEN 0 THEN 0 WHEN 1 THEN 1 ELSE {CITATIONS_PER_PAGE} END
    FROM pages_page WHERE namespace = 'p';
    INSERT INTO citations_uncitedaddition (revision_id, page_id, paragraphs, created)
    SELECT id, page_id, 1, created FROM pages_pagerevision WHERE id % 3 = 0
    ON CONFLICT DO NOTHING;
    UPDATE citations_source SET uses = counted.uses, page_count = counted.pages
    FROM (SELECT source_id, count(*) AS uses, count(DISTINCT page_id) AS pages
        FROM citations_citation GROUP BY source_id) counted
    WHERE counted.source_id = citations_source.id;
    VACUUM ANALYZE;
"""


def run() -> None:
    """Print milliseconds; say what misses its limit."""
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {DATABASE}")
        server.execute(f"CREATE DATABASE {DATABASE}")
    try:
        _run_with(f"{SERVER.rpartition('/')[0]}/{DATABASE}")
    finally:
        with psycopg.connect(SERVER, autocommit=True) as server:
            server.execute(f"DROP DATABASE {DATABASE} WITH (FORCE)")


def _run_with(url: str) -> None:
    with tempfile.TemporaryDirectory() as home:
        subprocess.run(
            [sys.executable, "-m", "benchmarks.citations"],
            env={
                **os.environ,
                "DATABASE_URL": url,
                "WIKI_HOME": home,
                "DJANGO_SETTINGS_MODULE": "wiki.settings",
            },
            cwd=Path(__file__).parents[1],
            check=True,
        )


def main() -> None:
    """Measure on the database the settings name, which is empty."""
    import django  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    _saving()
    _fill()
    _reading()
    _merging()


def _saving() -> None:
    """Compare saves that record citations with saves that do not, of one page."""
    from django.conf import settings  # noqa: PLC0415

    followers, lookup = settings.PAGE_FOLLOWERS, settings.REFERENCE_LOOKUP
    without = tuple(path for path in followers if "citations" not in path)
    print(f"saving a page with {NOTES} notes, median of {ROUNDS}")
    for place in _CHANGED:
        prepare, save = _saver(place)
        times: dict[str, list[float]] = {"with": [], "without": []}
        for name, chosen in (("with", followers), ("without", without)) * ROUNDS:
            settings.PAGE_FOLLOWERS = chosen
            settings.REFERENCE_LOOKUP = lookup if chosen is followers else ""
            prepare()
            times[name].append(_milliseconds(save))
        settings.PAGE_FOLLOWERS, settings.REFERENCE_LOOKUP = followers, lookup
        usual, cited = (statistics.median(times[name]) for name in ("without", "with"))
        more = cited / usual - 1
        missed = "" if more <= MOST_MORE else f"   MISSED: {MOST_MORE:.0%} is the limit"
        print(f"  {place:24} without {usual:6.2f} ms   with {cited:6.2f} ms", end="")
        print(f"   {more:+.0%}{missed}")


_CHANGED = {
    "a word at its end": "{text}\n\n{number}",
    "a word at its beginning": "{number}\n\n{text}",
    "a note of a known work": "{text}\n\n{known}",
    "a note of a new work": "{text}\n\n{new}",
}
"""What a save does to the text."""


def _saver(place: str) -> tuple[Callable[[], None], Callable[[], None]]:
    """Return what saves a page of its own as it was, and what saves it changed."""
    from accounts.models import User  # noqa: PLC0415
    from wiki.pages import editing  # noqa: PLC0415
    from wiki.pages.changes import Author  # noqa: PLC0415

    author = Author(
        person=User.objects.get_or_create(username="writer")[0], trusted=True
    )
    text = "\n\n".join(NOTE.format(n=n) for n in range(NOTES))
    known, path = NOTE.format(n=0), place.replace(" ", "_")
    numbers = itertools.count()

    def save(new_text: str, number: int) -> None:
        editing.save(path, new_text, author=author, base=number)

    def prepare() -> None:
        number = next(numbers)
        save(text if number == 0 else f"{text}\n\nAs it was.", number)

    def save_changed() -> None:
        number = next(numbers)
        new = NOTE.format(n=f"{path}-{number}")
        changed = _CHANGED[place].format(text=text, number=number, known=known, new=new)
        save(changed, number)

    return prepare, save_changed


def _fill() -> None:
    """Make pages, sources and citations in the database itself; saves would take hours.

    The first of the sources is cited on every page. Hosts, years, kinds and states of
    links are spread as widely as those of a large wiki.
    """
    from django.db import connection  # noqa: PLC0415

    from wiki.citations.models import (  # noqa: PLC0415
        DomainPolicy,
        Source,
        SourceType,
    )
    from wiki.citations.stems import title_stem  # noqa: PLC0415

    DomainPolicy.objects.bulk_create(
        DomainPolicy(
            host=f"site{n}.example",
            level=DomainPolicy.Level.values[n % 5],
            reason="Because.",
        )
        for n in range(POLICIES)
    )
    Source.objects.bulk_create(
        [
            Source(
                key=f"work{n}",
                title=f"The work numbered {n}",
                type=SourceType.values[n % 7],
                date=str(1960 + n % 65),
                year=1960 + n % 65,
                host=f"site{n % HOSTS}.example",
                domain=f"example.site{n % HOSTS}.",
                title_stem=title_stem(f"The work numbered {n}", str(1960 + n % 65)),
                words=f"work{n}\nthe work numbered {n}\nsite{n % HOSTS}.example",
                status="reviewed" if n % 3 == 0 else "auto",
            )
            for n in range(SOURCES)
        ],
        batch_size=5_000,
    )
    with connection.cursor() as cursor:
        for statement in _STATEMENTS.split(";"):
            if statement.strip():
                cursor.execute(statement)


def _reading() -> None:
    from django.core.cache import cache  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from wiki.citations.models import Citation, Source  # noqa: PLC0415
    from wiki.citations.reports import REPORTS  # noqa: PLC0415

    print(f"{Source.objects.count():,} sources, {Citation.objects.count():,} citations")
    client = Client(headers={"host": "localhost"})
    for address in (
        "/source/work0",
        "/source/work7",
        "/sources/",
        "/sources/?after=work900",
        "/sources/?type=book",
        "/sources/?host=site7.example&year=1967&health=alive",
        "/sources/?policy=caution&health=dead",
        "/sources/?q=numbered",
        "/sources/?q=77777",
        "/sources/find?page=p:77",
        "/sources/find?q=numbered",
        "/sources/find?q=77777",
        "/sources/find?q=nothing",
        "/sources/find?q=https://example.org/work77777",
        *(f"/sources/reports/{name}" for name in REPORTS),
    ):

        def ask(address: str = address) -> None:
            assert client.get(address).status_code == 200

        cache.clear()
        first = _milliseconds(ask)
        times = [_milliseconds(ask) for _ in range(ROUNDS)]
        slow = statistics.quantiles(times, n=20)[-1]
        missed = "" if slow <= MOST_MILLISECONDS else "   MISSED"
        print(f"  {address:52} median {statistics.median(times):6.1f} ms", end="")
        print(f"   95 % {slow:6.1f} ms", end="")
        print(f"   once a minute {first:6.1f} ms{missed}")


def _merging() -> None:
    """Merge two sources that are cited on every page, and part them again."""
    from django.db import connection  # noqa: PLC0415

    from accounts.models import User  # noqa: PLC0415
    from wiki.citations.merging import merge_sources, part_sources  # noqa: PLC0415
    from wiki.citations.models import PageSources, Source, SourceMerge  # noqa: PLC0415

    editor = User.objects.create_superuser("editor", "editor@wiki.example", "secret")
    twin, work = (Source.objects.get(key=key) for key in ("work1", "work0"))
    with connection.cursor() as cursor:
        for statement in _TWIN:
            cursor.execute(statement, {"twin": twin.pk, "work": work.pk})
    PageSources.objects.update(sources=CITATIONS_PER_PAGE)

    def merge() -> None:
        merge_sources(twin.key, work.key, editor=editor)

    def part() -> None:
        part_sources(SourceMerge.objects.get(), editor=editor)

    print(f"two sources cited on the same {PAGES:,} pages")
    print(f"  merged in {_milliseconds(merge):.0f} ms", end="")
    print(f"   parted in {_milliseconds(part):.0f} ms")


_TWIN = (
    "DELETE FROM citations_citationevent WHERE source_id = %(twin)s",
    "DELETE FROM citations_citation WHERE source_id = %(twin)s",
    """INSERT INTO citations_citation (page_id, revision_id, source_id, footnote,
        digest, occurrence, position, section, anchor, locator, quote, sentence)
    SELECT page_id, revision_id, %(twin)s, 99, '', 1, 99, '', '', '', '', 'A sentence.'
    FROM citations_citation WHERE source_id = %(work)s""",
    """INSERT INTO citations_citationevent (page_id, revision_id, source_id, kind,
        before, after, created)
    SELECT page_id, revision_id, %(twin)s, 'added', 0, 1, created
    FROM citations_citationevent WHERE source_id = %(work)s""",
    "ANALYZE",
)


def _milliseconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main()
