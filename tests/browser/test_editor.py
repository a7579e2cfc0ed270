"""The editor: everything works without JavaScript, and JavaScript adds comfort."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, expect
from playwright.sync_api import Page as Tab

from tests.browser.conftest import sign_in
from wiki.pages import editing
from wiki.pages.changes import Author
from wiki.pages.models import Page

pytestmark = pytest.mark.django_db(transaction=True)


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
    tab.get_by_label("Text").fill("====== Plain ======\n\nNo **script at all.")
    tab.get_by_role("button", name="Preview").click()
    expect(tab.get_by_role("heading", name="Plain")).to_be_visible()
    expect(tab.get_by_text("Close it there")).to_be_visible()
    tab.get_by_role("link", name="Line 3").click()
    assert tab.url.endswith("#id_text")
    tab.get_by_role("button", name="Save").click()
    expect(tab.get_by_text("script at all.")).to_be_visible()
    tab.goto(f"{live_server.url}/wiki/ai:long/history")
    tab.get_by_role("button", name=re.compile("compare", re.IGNORECASE)).first.click()
    expect(tab.locator("ins").first).to_be_visible()
    context.close()


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


def test_the_toolbar_inserts_syntax_that_can_be_undone(writer, site: str, tab: Tab):
    tab.goto(f"{site}/wiki/ai:new/edit")
    box = tab.get_by_label("Text", exact=True)
    box.fill("one")
    box.press("Control+a")
    tab.get_by_role("button", name="Footnote").click()
    expect(box).to_have_value("((one))")

    box.press("Control+z")

    expect(box).to_have_value("one")


def test_enter_continues_a_list_and_ends_it_on_an_empty_item(
    writer, site: str, tab: Tab
):
    tab.goto(f"{site}/wiki/ai:new/edit")
    box = tab.get_by_label("Text", exact=True)
    box.fill("  * one")
    box.press("End")
    box.press("Enter")
    box.press_sequentially("two")
    expect(box).to_have_value("  * one\n  * two")

    box.press("Enter")
    box.press("Enter")

    expect(box).to_have_value("  * one\n  * two\n\n")


MISTAKEN = """====== Mistakes ======

😀 A line with **bold text that never ends.

{}
| a | b
[[page|]]
""".format("A line of prose.\n" * 60)


def selected(box: Locator) -> str:
    script = "box => box.value.slice(box.selectionStart, box.selectionEnd)"
    return str(box.evaluate(script))


def test_a_problem_leads_to_its_place(writer, site: str, tab: Tab):
    tab.goto(f"{site}/wiki/ai:new/edit")
    tab.get_by_label("Text", exact=True).fill(MISTAKEN)
    tab.get_by_role("button", name="Preview").click()

    problems = tab.get_by_role("region", name="Places to look at")
    expect(problems.get_by_role("status")).to_contain_text("3 places")
    box = tab.get_by_label("Text", exact=True)
    problems.get_by_role("link", name="Line 3").click()
    expect(box).to_be_focused()
    assert selected(box) == "**"
    assert box.evaluate("box => box.value.slice(0, box.selectionStart)").endswith(
        "A line with "
    )


def test_a_problem_is_found_by_keyboard_far_below_and_after_an_edit(
    writer, site: str, tab: Tab
):
    tab.goto(f"{site}/wiki/ai:new/edit")
    tab.get_by_label("Text", exact=True).fill(MISTAKEN)
    tab.get_by_role("button", name="Preview").click()
    box = tab.get_by_label("Text", exact=True)
    box.press("Control+Home")
    box.press_sequentially("Two lines\nmore\n")

    tab.get_by_role("link", name="Line 67").focus()
    tab.keyboard.press("Enter")

    assert selected(box) == "[[page|]]"
    assert box.evaluate("box => box.scrollTop") > 100


def test_axe_finds_no_violation_beside_problems(writer, site: str, tab: Tab):
    tab.goto(f"{site}/wiki/ai:new/edit")
    tab.get_by_label("Text", exact=True).fill("**a\n\n" * 30)
    tab.get_by_role("button", name="Preview").click()
    expect(tab.get_by_text("30 places")).to_be_visible()

    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert Axe().run(tab).response["violations"] == []


def test_the_form_counts_words_and_bytes(writer, site: str, tab: Tab):
    tab.goto(f"{site}/wiki/ai:new/edit")

    tab.get_by_label("Text", exact=True).fill("drei Wörter hier")

    expect(tab.get_by_text("3 words, 17 bytes")).to_be_visible()
