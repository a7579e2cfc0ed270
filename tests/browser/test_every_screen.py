"""What holds on every screen, for everybody, on every device."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page as Tab
from playwright.sync_api import ViewportSize

from tests.browser.screens import SCREENS, SIGNED_OUT

pytestmark = pytest.mark.django_db(transaction=True)

PHONE: ViewportSize = {"width": 375, "height": 812}
DESK: ViewportSize = {"width": 1280, "height": 900}


def visit_all(tab: Tab, site: str, look) -> dict[str, object]:
    """Return what ``look`` found wrong on each screen, by its address."""
    found = {}
    for address in SCREENS:
        tab.goto(f"{site}{address}")
        problem = look()
        if problem:
            found[address] = problem
    return found


def violations(axe: Axe, tab: Tab) -> list[tuple]:
    """Return what axe finds wrong: the rule, where, and why."""
    return [
        (rule["id"], node["target"], node["failureSummary"])
        for rule in axe.run(tab).response["violations"]
        for node in rule["nodes"]
    ]


def test_nothing_scrolls_sideways_on_a_phone(writer, site: str, tab: Tab):
    tab.set_viewport_size(PHONE)

    def overflow():
        width = tab.evaluate("document.documentElement.scrollWidth")
        return width if width > PHONE["width"] else None

    assert visit_all(tab, site, overflow) == {}


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(writer, site: str, tab: Tab, scheme, size):
    tab.set_viewport_size(size)
    tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    axe = Axe()

    assert visit_all(tab, site, lambda: violations(axe, tab)) == {}


def test_axe_finds_no_violation_for_visitors(live_server, site: str, tab: Tab):
    axe = Axe()
    for address in SIGNED_OUT:
        tab.goto(f"{site}{address}")
        assert violations(axe, tab) == [], address


def test_no_request_leaves_for_another_host(writer, site: str, tab: Tab):
    asked: set[str] = set()
    tab.on("request", lambda request: asked.add(urlsplit(request.url).netloc))

    visit_all(tab, site, lambda: None)

    assert asked == {urlsplit(site).netloc}


def test_the_first_key_leads_past_the_header(writer, site: str, tab: Tab):
    tab.goto(f"{site}/wiki/ai:rich")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")

    assert tab.url.endswith("#main")
