"""A progress bar with rate and time left, for whoever watches a long command."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar, cast

from django.core.management.base import OutputWrapper
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)

Item = TypeVar("Item")


def with_progress(
    items: Iterable[Item], total: int, label: str, stream: OutputWrapper
) -> Iterator[Item]:
    """Yield the items, showing on ``stream`` how many of ``total`` are done.

    A stream that is no terminal gets one line at the end and nothing before.
    """
    console = Console(file=cast("TextIO", stream), force_terminal=stream.isatty())
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console) as progress:
        yield from progress.track(items, total=total, description=label)
