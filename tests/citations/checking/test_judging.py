"""An address is called dead late, on good grounds, and never by who refuses us."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wiki.citations.checking.judging import (
    APART,
    Answer,
    Outcome,
    Standing,
    judge,
    next_check,
)
from wiki.citations.models import Health

START = datetime(2024, 1, 1, tzinfo=UTC)
OUTCOMES = st.sampled_from(Outcome)
WAITS = st.timedeltas(min_value=timedelta(), max_value=timedelta(days=10))
HISTORIES = st.lists(st.tuples(OUTCOMES, WAITS), max_size=20)


def judged(*answers: tuple[Outcome, timedelta]) -> Standing:
    """Return what is thought after answers, each so long after the one before."""
    standing, now = Standing(), START
    for outcome, wait in answers:
        now += wait
        standing = judge(standing, Answer(outcome), now)
    return standing


def failed(*days: float) -> Standing:
    return judged(*((Outcome.FAILED, timedelta(days=number)) for number in days))


@given(st.lists(st.tuples(st.just(Outcome.REFUSED), WAITS), min_size=1), HISTORIES)
def test_a_refusal_never_leads_to_death(refusals, history):
    assert judged(*history, *refusals).state == Health.REFUSING


@given(HISTORIES)
def test_who_is_dead_failed_three_times_in_a_row_each_three_days_apart(history):
    if judged(*history).state != Health.DEAD:
        return
    now, failures = START, []
    for outcome, wait in history:
        now += wait
        failures = [*failures, now] if outcome is Outcome.FAILED else []
    counted: list[datetime] = []
    for when in failures:
        if not counted or when - counted[-1] >= APART:
            counted.append(when)
    assert len(counted) >= 3


@given(HISTORIES, st.lists(st.tuples(st.just(Outcome.FAILED), WAITS), max_size=2))
def test_fewer_than_three_failures_are_no_death(history, failures):
    standing = judged(*history, (Outcome.REACHED, timedelta()), *failures)

    assert standing.state != Health.DEAD


@given(HISTORIES, st.integers(1, 30))
def test_failures_that_are_close_together_are_no_death(history, number):
    close = [(Outcome.FAILED, timedelta(days=6) / 31)] * number

    standing = judged(*history, (Outcome.REACHED, timedelta()), *close)

    assert standing.state == Health.FAILING


@given(HISTORIES, st.sampled_from([Outcome.REACHED, Outcome.SUSPECT, Outcome.REFUSED]))
def test_an_answer_ends_a_row_of_failures(history, outcome):
    standing = judged(*history, (outcome, timedelta()))

    assert (standing.failures, standing.failed) == (0, None)


def test_three_failures_three_days_apart_are_death():
    assert failed(0, 3).state == Health.FAILING
    assert failed(0, 3, 3).state == Health.DEAD
    assert failed(0, 3, 3, 0, 30).state == Health.DEAD
    assert failed(0, 3, 2.9).state == Health.FAILING
    assert failed(0, 3, 2.9, 0.1).state == Health.DEAD


def test_the_dead_rise_when_they_answer():
    alive = judge(failed(0, 3, 3), Answer(Outcome.REACHED), START)

    assert alive == Standing(Health.ALIVE)


def test_who_leads_elsewhere_for_good_has_moved():
    answer = Answer(Outcome.REACHED, 200, moved_to="https://example.org/new")

    assert judge(Standing(), answer, START).state == Health.MOVED


def test_a_doubt_outweighs_a_move():
    answer = Answer(Outcome.SUSPECT, 200, "https://example.org/", "Front page.")

    assert judge(Standing(), answer, START).state == Health.SUSPECT


@given(HISTORIES)
def test_the_failing_are_asked_again_as_soon_as_that_counts(history):
    standing = judged(*history)
    wait = next_check(standing, START) - START

    assert wait >= APART
    assert (wait < timedelta(days=4)) == (standing.state == Health.FAILING)
