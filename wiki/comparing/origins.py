r"""Who wrote each line: the revision a line of a text came in with.

Origins cover the lines of one text, `text.split("\n")`, as runs. They are kept
with each revision, so that reading them compares nothing.
"""

from __future__ import annotations

from wiki.comparing.matching import match

Origins = list[list[int]]
"""Runs `[number of a revision, count of lines]`, from the first line on."""


def carry(
    origins: Origins, old_text: str | None, new_text: str, number: int
) -> Origins:
    """Return the origins of `new_text`, which revision `number` made of `old_text`.

    Lines that stay keep their origin, all others come from `number`. `old_text` is
    None where there was none. One comparison, bounded as in `wiki.comparing.matching`:
    in huge texts that share little, a line that stayed may count as new.

    Raise ValueError when `origins` do not cover the lines of `old_text`.
    """
    old = [] if old_text is None else old_text.split("\n")
    before = per_line(origins)
    if len(before) != len(old):
        message = f"The origins cover {len(before)} lines, the text has {len(old)}."
        raise ValueError(message)
    new = new_text.split("\n")
    after = [number] * len(new)
    for block in match(old, new).blocks:
        after[block.new : block.new + block.size] = before[
            block.old : block.old + block.size
        ]
    return _runs(after)


def per_line(origins: Origins) -> list[int]:
    """Return the number of the revision for each line."""
    return [number for number, count in origins for _ in range(count)]


def _runs(numbers: list[int]) -> Origins:
    runs: Origins = []
    for number in numbers:
        if runs and runs[-1][0] == number:
            runs[-1][1] += 1
        else:
            runs.append([number, 1])
    return runs
