"""The shortest edit from one sequence to another, unless it takes too long.

Exact, and quadratic in the number of differences: `matching` asks for small ones.
Source: E. Myers, An O(ND) Difference Algorithm and Its Variations, 1986.
"""

from __future__ import annotations


def common(
    old: list[int], new: list[int], effort: int
) -> tuple[list[tuple[int, int]] | None, int]:
    """Return the pairs of a longest common subsequence, and the steps it took.

    None instead of pairs if it would take more than `effort` steps.
    """
    old_size, new_size = len(old), len(new)
    reached = {1: 0}
    rounds: list[dict[int, int]] = []
    distance = steps = 0
    while steps <= effort:
        rounds.append(reached)
        reached, walked = _further(reached, distance, old, new)
        if reached.get(old_size - new_size) == old_size:
            return _walked_back(rounds, old_size, new_size), steps
        distance += 1
        steps += distance + walked
    return None, steps


def _further(
    reached: dict[int, int], distance: int, old: list[int], new: list[int]
) -> tuple[dict[int, int], int]:
    """Return how far each diagonal gets with `distance` edits, and the steps."""
    old_size, new_size = len(old), len(new)
    get = reached.get
    furthest: dict[int, int] = {}
    walked = 0
    lowest = -distance if distance <= new_size else distance - 2 * new_size
    highest = distance if distance <= old_size else 2 * old_size - distance
    for diagonal in range(lowest, highest + 1, 2):
        down, right = get(diagonal + 1, -1), get(diagonal - 1, -1) + 1
        at = begun = right if right > down else down
        if at > old_size or at - diagonal > new_size:
            at = begun = min(old_size, new_size + diagonal)
        while (
            at < old_size and at - diagonal < new_size and old[at] == new[at - diagonal]
        ):
            at += 1
        walked += at - begun
        furthest[diagonal] = at
    return furthest, walked


def _walked_back(
    rounds: list[dict[int, int]], at: int, new_at: int
) -> list[tuple[int, int]]:
    """Return the pairs on the shortest path, from its end through all rounds."""
    pairs: list[tuple[int, int]] = []
    for reached in reversed(rounds):
        diagonal = at - new_at
        down, right = reached.get(diagonal + 1, -1), reached.get(diagonal - 1, -1) + 1
        begun, step_old = (right, 1) if right > down else (down, 0)
        while at > begun:
            at, new_at = at - 1, new_at - 1
            pairs.append((at, new_at))
        at, new_at = at - step_old, new_at - (1 - step_old)
    return pairs[::-1]
