"""Finding a source in the editor, and citing what was pasted."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as Tab

from tests.citations.test_recording import note
from tests.factories import create_page
from wiki.citations.models import DomainPolicy

pytestmark = pytest.mark.django_db(transaction=True)

FOUND = "((Ada Lovelace, [[https://example.org/{0}|Title {0}]], 2024))"


@pytest.fixture
def box(writer, site: str, tab: Tab) -> Locator:
    """The text of a page that cites one work, while another page cites a second."""
    create_page("ai:citing", f"It works.{note('xenon')}", author=writer)
    create_page("ai:citing2", f"It weaves.{note('yarrow')} So it is.", author=writer)
    tab.goto(f"{site}/wiki/ai:citing/edit")
    text = tab.get_by_label("Text", exact=True)
    text.fill("It works. It weaves.")
    return text


def question_in(tab: Tab) -> Locator:
    return tab.get_by_role("combobox", name=re.compile("Title, author"))


def test_a_source_is_found_and_cited_by_keyboard_alone(box: Locator, tab: Tab):
    box.press("Control+End")
    box.press("Control+Shift+K")
    question = question_in(tab)
    expect(question).to_be_focused()
    expect(tab.get_by_text("Cited on this page already.")).to_be_visible()
    expect(tab.get_by_role("option", name="Title xenon")).to_be_visible()
    tab.keyboard.type("lovelace title")
    expect(tab.get_by_text("2 works found.")).to_be_visible()
    expect(tab.get_by_role("option", selected=True)).to_contain_text("Title")
    first = question.get_attribute("aria-activedescendant")
    tab.keyboard.press("ArrowDown")
    assert question.get_attribute("aria-activedescendant") != first
    tab.keyboard.press("ArrowDown")
    assert question.get_attribute("aria-activedescendant") == first
    question.fill("title yarrow")
    expect(tab.get_by_role("option")).to_have_count(1)
    expect(tab.get_by_role("option")).to_contain_text("cited on one page")

    tab.keyboard.press("Enter")

    expect(box).to_be_focused()
    expect(box).to_have_value(f"It works. It weaves.{FOUND.format('yarrow')}")
    box.press("Control+z")
    expect(box).to_have_value("It works. It weaves.")


def test_what_is_typed_at_once_stands_where_it_belongs(box: Locator, tab: Tab):
    box.evaluate("box => box.setSelectionRange(9, 9)")
    box.press("Control+Shift+K")
    question_in(tab).fill("title xenon")
    expect(tab.get_by_role("option")).to_have_count(1)
    tab.keyboard.press("Enter")
    tab.keyboard.type(" So it")
    # On a busy machine the browser tells only now that the dialog was closed.
    tab.locator("dialog").evaluate("dialog => dialog.dispatchEvent(new Event('close'))")
    tab.keyboard.type(" does.")
    expect(box).to_have_value(
        f"It works.{FOUND.format('xenon')} So it does. It weaves."
    )

    box.press("Control+Shift+K")
    tab.keyboard.press("Escape")
    tab.keyboard.type(" Really.")

    expect(box).to_have_value(
        f"It works.{FOUND.format('xenon')} So it does. Really. It weaves."
    )


def test_escape_closes_and_the_focus_returns(box: Locator, tab: Tab):
    box.press("Control+Shift+K")
    tab.keyboard.type("title")
    tab.keyboard.press("Escape")

    expect(question_in(tab)).to_be_hidden()
    expect(box).to_be_focused()
    tab.keyboard.type("!")
    expect(box).to_have_value("It works. It weaves.!")

    tab.get_by_role("button", name="Cite", exact=True).press("Enter")
    tab.get_by_role("button", name="Cancel").press("Enter")
    expect(tab.get_by_role("button", name="Cite", exact=True)).to_be_focused()


def test_a_click_cites_behind_what_is_selected(box: Locator, tab: Tab):
    box.evaluate("box => box.setSelectionRange(3, 9)")
    tab.get_by_role("button", name="Cite", exact=True).click()
    expect(question_in(tab)).to_have_value("works.")
    question_in(tab).fill("title xenon")
    tab.get_by_role("option", name="Title xenon").click()

    expect(box).to_have_value(f"It works.{FOUND.format('xenon')} It weaves.")


def test_an_address_that_is_selected_becomes_the_note(box: Locator, tab: Tab):
    box.fill("So it is. https://example.org/yarrow?utm_source=z")
    box.evaluate("box => box.setSelectionRange(9, box.value.length)")
    tab.get_by_role("button", name="Cite", exact=True).click()
    expect(tab.get_by_role("option", name="Title yarrow")).to_be_visible()
    tab.keyboard.press("Enter")

    expect(box).to_have_value(f"So it is.{FOUND.format('yarrow')}")


def test_an_identifier_that_is_new_is_cited_too(box: Locator, tab: Tab):
    box.press("Control+End")
    box.press("Control+Shift+K")
    question_in(tab).fill("https://doi.org/10.1038/NATURE14539")
    expect(tab.get_by_role("option")).to_contain_text("new to this wiki")
    tab.keyboard.press("Enter")

    note = "(([[doi>10.1038/nature14539]]))"
    expect(box).to_have_value(f"It works. It weaves.{note}")


def test_enter_with_nothing_found_neither_cites_nor_saves(box: Locator, tab: Tab):
    box.press("Control+Shift+K")
    question_in(tab).fill("nothing like it")
    expect(tab.get_by_text("No source fits.")).to_be_visible()
    tab.keyboard.press("Enter")

    expect(question_in(tab)).to_be_focused()
    tab.keyboard.press("Escape")
    expect(box).to_have_value("It works. It weaves.")


def test_a_question_that_fails_is_said_to(box: Locator, tab: Tab):
    tab.route("**/sources/find**", lambda route: route.abort())
    box.press("Control+Shift+K")

    expect(tab.get_by_text("The sources could not be asked for.")).to_be_visible()


def test_what_is_found_is_shown_as_text(writer, box: Locator, tab: Tab):
    evil = "<img src=x onerror=alert(1)>"
    create_page("e", f"E.((A, [[https://evil.example/|{evil}]], 2024))", author=writer)
    DomainPolicy.objects.create(host="evil.example", level="blocked", reason=evil)
    box.press("Control+Shift+K")
    question_in(tab).fill("onerror")

    option = tab.get_by_role("option")
    expect(option).to_contain_text(evil)
    expect(option.get_by_text("blocked")).to_be_visible()
    expect(tab.locator("img[src=x]")).to_have_count(0)


def paste(box: Locator, text: str) -> None:
    script = """(box, text) => {
        const data = new DataTransfer();
        data.setData("text/plain", text);
        const paste = { clipboardData: data, bubbles: true, cancelable: true };
        if (box.dispatchEvent(new ClipboardEvent("paste", paste)))
            document.execCommand("insertText", false, text);
    }"""
    box.evaluate(script, text)


def test_a_pasted_address_is_offered_as_a_footnote(box: Locator, tab: Tab):
    box.press("Control+End")
    paste(box, "https://example.org/yarrow")
    expect(tab.get_by_text("Cite it?")).to_be_visible()
    expect(box).to_be_focused()
    box.press_sequentially(" More.")

    tab.get_by_role("button", name="Make it a footnote").click()

    expect(box).to_have_value(f"It works. It weaves.{FOUND.format('yarrow')} More.")
    expect(tab.get_by_text("Cite it?")).to_be_hidden()
    box.press("Control+z")
    expect(box).to_have_value("It works. It weaves.https://example.org/yarrow More.")


def test_the_offer_is_declined_or_goes_with_the_address(box: Locator, tab: Tab):
    paste(box, "https://example.org/yarrow")
    tab.get_by_role("button", name="Leave it as it is").click()
    expect(tab.get_by_text("Cite it?")).to_be_hidden()
    expect(box).to_be_focused()

    paste(box, "10.1038/nature14539")
    expect(tab.get_by_text("(([[doi>10.1038/nature14539]]))")).to_be_visible()
    box.fill("Something else.")
    expect(tab.get_by_text("Cite it?")).to_be_hidden()


@pytest.mark.parametrize("before", ["See ((", "See [[", "See {{", ""])
def test_nothing_is_offered_where_an_address_belongs(box: Locator, tab: Tab, before):
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    box.fill(before)
    box.press("Control+End")
    if not before:
        box.fill("https://example.org/xenon")
        box.press("Control+a")

    paste(box, "https://example.org/yarrow")
    paste(box, " and words, https://example.org/yarrow")

    expect(box).to_have_value(re.compile("and words"))
    assert asked == []
    expect(tab.get_by_text("Cite it?")).to_be_hidden()


def look(tab: Tab) -> None:
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert Axe().run(tab).response["violations"] == []


@pytest.mark.parametrize("width", [375, 1280])
def test_axe_finds_no_violation_while_citing(box: Locator, tab: Tab, width):
    DomainPolicy.objects.create(host="example.org", level="caution", reason="A blog.")
    tab.set_viewport_size({"width": width, "height": 700})
    paste(box, "https://example.org/yarrow")
    expect(tab.get_by_text("Cite it?")).to_be_visible()
    look(tab)
    box.press("Control+Shift+K")
    question_in(tab).fill("title")
    expect(tab.get_by_role("option").first).to_contain_text("use with care")

    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    look(tab)
