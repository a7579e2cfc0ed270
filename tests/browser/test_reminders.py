"""What the editor asks before a save: once, by keyboard too, and the text stays."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from tests.browser.conftest import sign_in
from wiki.citations.models import DeclinedReminder, DomainPolicy
from wiki.pages.models import Page

pytestmark = pytest.mark.django_db(transaction=True)

CLAIM = "Its drawings survive in London and were tried out in 1991."
BLOCKED = "So it is.((Somebody, [[https://example.org/bad|A bad work]], 2024))"


def write(tab: Tab, site: str, text: str) -> None:
    tab.goto(f"{site}/wiki/ai:new/edit")
    tab.get_by_label("Text", exact=True).fill(text)


def test_one_more_enter_saves(writer, site: str, tab: Tab):
    write(tab, site, CLAIM)
    tab.get_by_label("Text", exact=True).press("Control+s")
    button = tab.get_by_role("button", name="Save all the same")
    expect(button).to_be_focused()
    expect(button).to_have_accessible_description(re.compile("You added 58 characters"))
    expect(tab.get_by_label("Text", exact=True)).to_have_value(CLAIM)

    tab.keyboard.press("Enter")

    expect(tab.get_by_text("Saved. Thank you.")).to_be_visible()
    assert DeclinedReminder.objects.get().reason == "none"


def test_a_reason_is_given_by_keyboard(writer, site: str, tab: Tab):
    write(tab, site, CLAIM)
    tab.get_by_label("Text", exact=True).press("Control+s")
    words = tab.get_by_label("In your words")
    words.focus()
    tab.keyboard.press("Shift+Tab")
    tab.keyboard.press("ArrowDown")
    expect(tab.get_by_role("radio", name="Common knowledge")).to_be_checked()
    tab.keyboard.press("Tab")
    tab.keyboard.type("Every guide book says so.")
    tab.keyboard.press("Enter")

    expect(tab.get_by_text("Saved. Thank you.")).to_be_visible()
    row = DeclinedReminder.objects.get()
    assert (row.reason, row.words) == ("common", "Every guide book says so.")


def test_a_paragraph_leads_to_where_its_note_would_go(writer, site: str, tab: Tab):
    text = "Filler.\n\n" * 60 + CLAIM + "\n\nThe end."
    write(tab, site, text)
    tab.get_by_role("button", name="Save").click()
    tab.get_by_role("link", name=CLAIM).click()

    box = tab.get_by_label("Text", exact=True)
    expect(box).to_be_focused()
    assert box.evaluate("box => box.value.slice(0, box.selectionStart)").endswith(CLAIM)
    tab.keyboard.type("((Author, [[https://a.example/x|Title]], 2024))")
    box.press("Control+s")
    expect(tab.get_by_text("Saved. Thank you.")).to_be_visible()
    assert not DeclinedReminder.objects.exists()


def test_the_draft_is_kept_while_the_save_waits(writer, site: str, tab: Tab):
    write(tab, site, CLAIM)
    tab.get_by_role("button", name="Save").click()
    expect(tab.get_by_text("You added")).to_be_visible()

    tab.goto(f"{site}/wiki/ai:new/edit")
    tab.get_by_role("button", name="Restore it").click()

    expect(tab.get_by_label("Text", exact=True)).to_have_value(CLAIM)


def test_everything_works_without_javascript(writer, live_server, browser: Browser):
    DomainPolicy.objects.create(host="example.org", level="blocked", reason="Invents.")
    context = browser.new_context(java_script_enabled=False)
    sign_in(context, live_server.url, writer)
    tab = context.new_page()

    write(tab, live_server.url, f"{CLAIM}\n\n{BLOCKED}")
    tab.get_by_role("button", name="Save").click()
    expect(tab.get_by_text("You cite example.org")).to_be_visible()
    expect(tab.get_by_text("Invents.")).to_be_visible()
    tab.get_by_label("Cited elsewhere on this page").check()
    tab.get_by_role("button", name="Preview").click()
    expect(tab.get_by_label("Cited elsewhere on this page")).to_be_checked()
    tab.get_by_role("button", name=re.compile("^Save$")).click()
    expect(tab.get_by_text("Saved. Thank you.")).to_be_visible()

    context.close()
    kinds = DeclinedReminder.objects.order_by("kind").values_list("kind", "reason")
    assert list(kinds) == [("policy", "none"), ("uncited", "elsewhere")]
    assert BLOCKED in Page.objects.get(path="ai:new").text


@pytest.mark.parametrize("width", [375, 1280])
def test_axe_finds_no_violation_beside_reminders(writer, site: str, tab: Tab, width):
    DomainPolicy.objects.create(host="example.org", level="blocked", reason="Invents.")
    tab.set_viewport_size({"width": width, "height": 812})
    write(tab, site, f"{CLAIM}\n\n{BLOCKED}")
    tab.get_by_role("button", name="Save").click()
    expect(tab.get_by_text("You cite example.org")).to_be_visible()

    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert Axe().run(tab).response["violations"] == []
