"""A text that is not saved yet outlives a closed tab, and never undoes others' work."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Locator, expect
from playwright.sync_api import Page as Tab

from wiki.pages import editing
from wiki.pages.changes import Author
from wiki.pages.models import Page

pytestmark = pytest.mark.django_db(transaction=True)

# Longer than the script waits after the last key. The policy forbids Playwright to
# wait for an expression of its own.
KEPT = 1000


def offer(tab: Tab) -> Locator:
    return tab.get_by_role("button", name=re.compile("restore it", re.IGNORECASE))


def type_and_close(tab: Tab, address: str, text: str) -> None:
    tab.goto(address)
    tab.get_by_label("Text").fill(text)
    tab.wait_for_timeout(KEPT)
    tab.close()


def test_a_draft_survives_a_closed_tab(writer, site: str, tab: Tab, context):
    type_and_close(tab, f"{site}/wiki/ai:new/edit", "an hour of work")

    again = context.new_page()
    again.goto(f"{site}/wiki/ai:new/edit")
    offer(again).click()

    expect(again.get_by_label("Text")).to_have_value("an hour of work")


def test_a_saved_text_leaves_no_draft(writer, site: str, tab: Tab):
    tab.goto(f"{site}/wiki/ai:new/edit")
    tab.get_by_label("Text").fill("mine\n")
    tab.wait_for_timeout(KEPT)
    tab.get_by_role("button", name="Save").click()
    expect(tab.get_by_text("mine")).to_be_visible()
    editing.save("ai:new", "mine\n\ntheirs\n", author=Author(person=writer), base=1)

    tab.goto(f"{site}/wiki/ai:new/edit")

    expect(offer(tab)).to_be_hidden()


def test_an_old_draft_is_merged_with_what_others_saved_since(
    writer, site: str, tab: Tab, context: BrowserContext
):
    text = Page.objects.get(path="ai:long").text
    address = f"{site}/wiki/ai:long/edit"
    type_and_close(tab, address, text.replace("Third.", "My third."))
    theirs = text.replace("Better words", "Their words")
    editing.save("ai:long", theirs, author=Author(person=writer), base=3)

    again = context.new_page()
    again.goto(address)
    offer(again).click()
    again.get_by_role("button", name="Save").click()

    expect(again.get_by_text("My third.")).to_be_visible()
    assert "Their words" in Page.objects.get(path="ai:long").text


def test_a_server_that_fails_leaves_the_draft(writer, site: str, tab: Tab):
    tab.goto(f"{site}/wiki/ai:new/edit")
    tab.get_by_label("Text").fill("precious")
    tab.route(
        "**/edit",
        lambda route: (
            route.fulfill(status=502, body="bad gateway")
            if route.request.method == "POST"
            else route.continue_()
        ),
    )
    tab.get_by_role("button", name="Save").click()
    expect(tab.get_by_text("bad gateway")).to_be_visible()

    tab.goto(f"{site}/wiki/ai:rich")
    tab.goto(f"{site}/wiki/ai:new/edit")
    offer(tab).click()

    expect(tab.get_by_label("Text")).to_have_value("precious")


def test_a_browser_that_keeps_nothing_still_saves(writer, site: str, tab: Tab):
    tab.add_init_script(
        "Object.defineProperty(window, 'localStorage', "
        "{ get() { throw new DOMException('no', 'SecurityError') } })"
    )
    tab.goto(f"{site}/wiki/ai:new/edit")
    tab.get_by_label("Text").fill("saved all the same")
    tab.wait_for_timeout(KEPT)

    tab.get_by_role("button", name="Save").click()

    expect(tab.get_by_text("saved all the same")).to_be_visible()
