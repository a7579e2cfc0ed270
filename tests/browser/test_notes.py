"""Notes are read where their markers stand, and found again from there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

pytestmark = pytest.mark.django_db(transaction=True)
GROUND = "element => getComputedStyle(element).backgroundColor"
SHOWN_BEHIND = "element => getComputedStyle(element, '::after').content"
TRANSPARENT = "rgba(0, 0, 0, 0)"


def test_a_note_is_shown_under_the_mouse_and_goes_with_it(writer, site: str, tab: Tab):
    tab.goto(f"{site}/wiki/ai:noted")
    preview = tab.get_by_role("group", name="Note 1.2")

    tab.locator("#fnt__2").hover()
    expect(preview).to_contain_text("Ada Lovelace, Notes on the Engine, 1843")
    expect(preview).to_contain_text("p. 9")
    expect(preview).to_contain_text("archived copy of 1 May 2024")

    preview.get_by_role("link", name="archived copy").hover()
    tab.wait_for_timeout(400)
    expect(preview).to_be_visible()

    tab.get_by_role("heading", name="A page with notes").hover()
    expect(preview).to_have_count(0)


def test_by_keyboard_a_note_is_shown_with_the_focus_and_closed_with_escape(
    writer, site: str, tab: Tab
):
    tab.goto(f"{site}/wiki/ai:noted")
    marker, preview = tab.locator("#fnt__1"), tab.locator(".note-preview")

    tab.locator("h1").click()
    tab.keyboard.press("Tab")
    while "fnt__" not in tab.evaluate("document.activeElement.id"):
        tab.keyboard.press("Tab")
    expect(marker).to_be_focused()
    expect(preview).to_contain_text("p. 4")
    tab.keyboard.press("Tab")
    expect(preview.get_by_role("link", name="Notes on the Engine")).to_be_focused()

    tab.keyboard.press("Escape")
    expect(preview).to_have_count(0)
    expect(marker).to_be_focused()


def test_the_first_tap_shows_a_note_and_the_second_goes_to_it(
    writer, site: str, browser: Browser
):
    context = browser.new_context(
        viewport={"width": 375, "height": 700}, has_touch=True
    )
    tab = context.new_page()
    tab.goto(f"{site}/wiki/ai:noted")
    preview = tab.locator(".note-preview")

    tab.locator("#fnt__3").tap()
    expect(preview).to_contain_text("Is it?")
    assert "#" not in tab.url
    box = preview.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 375

    tab.locator("#fnt__3").tap()
    tab.wait_for_url("**#fn__3")
    expect(preview).to_have_count(0)

    tab.locator("#fnt__6").tap()
    preview.get_by_role("link", name="Go to the note").tap()
    tab.wait_for_url("**#fn__6")
    expect(preview).to_have_count(0)
    context.close()


def test_a_marker_in_a_table_shows_its_note_in_full(writer, site: str, tab: Tab):
    tab.goto(f"{site}/wiki/ai:noted")

    tab.locator("table .fn_top").hover()
    go = tab.get_by_role("link", name="Go to the note")
    go.click()

    tab.wait_for_url("**#fn__5")


def test_the_marker_that_was_used_is_highlighted_on_the_way_back(
    writer, site: str, tab: Tab
):
    tab.goto(f"{site}/wiki/ai:noted")
    tab.locator("#fnt__4").click()
    way = tab.locator("#fn__4")
    entry = tab.locator(".fn_place", has=way)
    assert entry.evaluate(GROUND) != TRANSPARENT
    assert tab.locator(".fn_place").nth(1).evaluate(GROUND) == TRANSPARENT

    way.click()
    tab.wait_for_url("**#fnt__4")
    used = tab.locator("sup", has=tab.locator("#fnt__4")).last
    assert used.evaluate(GROUND) != TRANSPARENT
    other = tab.locator("sup", has=tab.locator("#fnt__1")).last
    assert other.evaluate(GROUND) == TRANSPARENT
    expect(tab.locator(".note-preview")).to_have_count(0)


def test_on_paper_addresses_are_written_out(writer, site: str, tab: Tab):
    tab.goto(f"{site}/wiki/ai:noted")
    tab.emulate_media(media="print")

    for name, address in (
        ("Notes on the Engine", "https://works.example/notes"),
        ("On the Colour of Engines", "https://doi.org/10.1000/colour"),
        ("archived copy", "https://archive.example/2024/https://works.example/notes"),
    ):
        link = tab.locator(".footnotes").get_by_role("link", name=name)
        assert address in link.first.evaluate(SHOWN_BEHIND)
    expect(tab.get_by_role("link", name="details").first).to_be_hidden()


def test_programs_read_what_is_cited(writer, site: str, tab: Tab):
    tab.goto(f"{site}/wiki/ai:noted")

    data = tab.evaluate(
        "JSON.parse(document.querySelector('[type=\"application/ld+json\"]').text)"
    )
    assert [one["name"] for one in data["citation"]] == [
        "Notes on the Engine",
        "On the Colour of Engines",
    ]
    objects = tab.locator(".Z3988")
    assert objects.count() == 2
    title = objects.first.get_attribute("title")
    assert title is not None
    read = dict(tab.evaluate("text => [...new URLSearchParams(text)]", title))
    assert read["rft.title"] == "Notes on the Engine"


def test_a_preview_of_an_edit_shows_notes_as_well(writer, site: str, tab: Tab):
    tab.goto(f"{site}/wiki/ai:noted/edit")
    tab.get_by_role("button", name="Preview").click()

    tab.locator("#fnt__3").hover()
    expect(tab.get_by_role("group", name="Note 2")).to_contain_text("Is it?")
