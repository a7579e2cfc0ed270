"""A real Chromium against a real server.

Where there is no Chromium these tests are skipped, except with ``CI`` set.
"""

from __future__ import annotations

import os

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext

from accounts.models import User
from tests.browser.chromium import HOW_TO_GET_IT, find_chromium
from tests.browser.screens import fill_the_wiki

# Playwright's loop runs in the test's thread; Django would take it for async code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = find_chromium() is None and not os.environ.get("CI")
    for item in items:
        if "/browser/" not in item.path.as_posix():
            continue
        item.add_marker(pytest.mark.browser)
        # All in one process: one browser is enough for two cores.
        item.add_marker(pytest.mark.xdist_group("browser"))
        if missing:
            item.add_marker(pytest.mark.skip(reason=f"no Chromium. {HOW_TO_GET_IT}"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {
        **browser_type_launch_args,
        "executable_path": find_chromium(),
        "args": _ARGUMENTS,
    }


@pytest.fixture
def tab(context):
    """A browser tab. (``page`` is a page of the wiki in all tests.)"""
    return context.new_page()


@pytest.fixture
def site(live_server, tab):
    """The address of a running site; fails the test on any error in the browser."""
    problems: list[str] = []
    tab.on("pageerror", lambda error: problems.append(str(error)))
    tab.on(
        "console",
        lambda line: problems.append(line.text) if _is_policy_break(line) else None,
    )
    yield live_server.url
    assert not problems


def _is_policy_break(line) -> bool:
    return line.type == "error" and "Content Security Policy" in line.text


def sign_in(context: BrowserContext, address: str, user: User) -> None:
    """Give the browser a session of this person."""
    client = Client()
    client.force_login(user)
    cookie = client.cookies["sessionid"]
    context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": address}])


@pytest.fixture
def writer(live_server, context: BrowserContext) -> User:
    """A writer, signed in, in a wiki with something on every screen."""
    user = fill_the_wiki()
    sign_in(context, live_server.url, user)
    return user
