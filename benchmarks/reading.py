"""What reading costs: pages as a visitor asks for them, without the network, on a
database of its own in a temporary folder.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time

import django
from django.core.management import call_command
from django.test import Client

ROUNDS = 200
SENTENCE = "A sentence of ordinary length with a [[link {n}]].((A note {n}.))\n\n"


def run() -> None:
    """Print the median and the 95th percentile in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WIKI_HOME"] = folder
        os.environ.pop("DATABASE_URL", None)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wiki.settings")
        django.setup()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        _fill()
        client = Client(headers={"host": "localhost"})
        for address in ("/wiki/small", "/wiki/large", "/wiki/small/history", "/recent"):
            _time(client, address)


def _fill() -> None:
    # The models can be imported only now that Django is set up.
    from accounts.models import User  # noqa: PLC0415
    from wiki.pages import editing  # noqa: PLC0415
    from wiki.pages.changes import Author  # noqa: PLC0415

    author = Author(person=User.objects.create_user("writer"), trusted=True)
    for path, size in (("small", 12_000), ("large", 120_000)):
        text = "".join(SENTENCE.format(n=n) for n in range(size // len(SENTENCE)))
        editing.save(path, text, author=author, base=0)


def _time(client: Client, address: str) -> None:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        answer = client.get(address)
        times.append(1000 * (time.perf_counter() - start))
        assert answer.status_code == 200
    slow = statistics.quantiles(times, n=20)[-1]
    median = statistics.median(times)
    print(f"{address:24} median {median:6.2f} ms   95 % {slow:6.2f} ms")
