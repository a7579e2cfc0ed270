"""References are copied with a click, and can be read without one."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext
from playwright.sync_api import Page as Tab

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_reference_is_copied_as_it_is_shown(
    writer, site: str, tab: Tab, context: BrowserContext
):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.goto(f"{site}/wiki/ai:rich/cite")

    shown = tab.locator(".copied-text").first.text_content()
    tab.get_by_role("button", name="Copy").first.click()

    tab.get_by_text("Copied", exact=True).wait_for()
    assert tab.evaluate("navigator.clipboard.readText()") == shown
