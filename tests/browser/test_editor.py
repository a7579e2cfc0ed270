"""The editor: everything works without JavaScript, and JavaScript adds comfort."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, expect
from playwright.sync_api import Page as Tab

from tests.browser.screens import fill_the_wiki
from wiki.pages import editing
from wiki.pages.changes import Author
from wiki.pages.models import Page

pytestmark = pytest.mark.django_db(transaction=True)


def sign_in(context: BrowserContext, url: str, user) -> None:
    client = Client()
    client.force_login(user)
    cookie = client.cookies["sessionid"]
    context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": url}])


@pytest.fixture
def writer(live_server, context: BrowserContext):
    user = fill_the_wiki()
    sign_in(context, live_server.url, user)
    return user


def test_a_page_is_written_by_keyboard_alone(writer, site: str, tab: Tab):
    tab.goto(f"{site}/wiki/ai:new/edit")
    tab.get_by_label("Text").focus()
    tab.keyboard.press("Control+a")
    tab.keyboard.type("====== New ======\n\nBy keyboard.")
    tab.get_by_label("Text").press("Control+s")

    expect(tab.get_by_text("By keyboard.")).to_be_visible()


def test_everything_works_without_javascript(writer, live_server, browser: Browser):
    context = browser.new_context(java_script_enabled=False)
    sign_in(context, live_server.url, writer)
    tab = context.new_page()

    tab.goto(f"{live_server.url}/wiki/ai:new/edit")
    tab.get_by_label("Text").fill("====== Plain ======\n\nNo script at all.")
    tab.get_by_role("button", name="Preview").click()
    expect(tab.get_by_role("heading", name="Plain")).to_be_visible()
    tab.get_by_role("button", name="Save").click()
    expect(tab.get_by_text("No script at all.")).to_be_visible()
    tab.goto(f"{live_server.url}/wiki/ai:long/history")
    tab.get_by_role("button", name=re.compile("compare", re.IGNORECASE)).first.click()
    expect(tab.locator("ins").first).to_be_visible()
    context.close()


def test_a_draft_survives_a_closed_tab(writer, site: str, tab: Tab, context):
    tab.goto(f"{site}/wiki/ai:new/edit")
    tab.get_by_label("Text").fill("an hour of work")
    # The policy forbids Playwright to wait for an expression of its own.
    tab.wait_for_timeout(1000)
    tab.close()

    again = context.new_page()
    again.goto(f"{site}/wiki/ai:new/edit")
    again.get_by_role("button", name=re.compile("restore", re.IGNORECASE)).click()

    expect(again.get_by_label("Text")).to_have_value("an hour of work")


def test_a_saved_text_leaves_no_draft(writer, site: str, tab: Tab):
    tab.goto(f"{site}/wiki/ai:new/edit")
    tab.get_by_label("Text").fill("saved at once")
    tab.get_by_role("button", name="Save").click()
    expect(tab.get_by_text("saved at once")).to_be_visible()

    tab.goto(f"{site}/wiki/ai:new/edit")

    expect(tab.get_by_label("Text")).to_have_value("saved at once")
    restore = tab.get_by_role("button", name=re.compile("restore", re.IGNORECASE))
    expect(restore).to_be_hidden()


def test_two_people_change_one_line_and_one_finishes_the_merge(
    writer, site: str, tab: Tab
):
    tab.goto(f"{site}/wiki/ai:long/edit")
    text = Page.objects.get(path="ai:long").text
    theirs = text.replace("Better words", "Their words")
    editing.save("ai:long", theirs, author=Author(person=writer), base=3)
    tab.get_by_label("Text").fill(text.replace("Better words", "My words"))
    tab.get_by_role("button", name="Save").click()

    box = tab.get_by_label("Text")
    expect(box).to_have_value(re.compile("Their words"))
    expect(box).to_have_value(re.compile("My words"))

    box.fill(text.replace("Better words", "Our words"))
    tab.get_by_role("button", name="Save").click()
    expect(tab.get_by_text("Our words")).to_be_visible()
    assert Page.objects.select_related("head").get(path="ai:long").number == 5


def test_a_session_that_ended_loses_nothing(writer, site: str, tab: Tab, context):
    tab.goto(f"{site}/wiki/ai:long/edit")
    tab.get_by_label("Text").fill("written while the session ended")
    context.clear_cookies(name="sessionid")
    tab.get_by_role("button", name="Save").click()

    expect(tab.get_by_label("Text")).to_have_value("written while the session ended")
    sign_in_link = tab.get_by_role("link", name=re.compile("sign in", re.IGNORECASE))
    expect(sign_in_link.first).to_be_visible()
