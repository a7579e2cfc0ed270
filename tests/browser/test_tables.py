"""Readers sort tables, by mouse and by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from accounts.models import User
from tests.factories import create_page

pytestmark = pytest.mark.django_db(transaction=True)

TABLE = """<sortable {options}>
^ Name ^ Size ^ Seen ^
| pear | 1,200 | 2024-03-01 |
| Apple | 30 | 2023-12-24 |
| cherry |  | 2024-01-15 |
| fig | -5 | 2022-06-30 |
</sortable>
"""


def column(tab: Tab, number: int) -> list[str]:
    cells = tab.locator(f".sortable td:nth-child({number})")
    return [text.strip() for text in cells.all_inner_texts()]


def test_a_heading_sorts_its_column_up_and_down(alice: User, site: str, tab: Tab):
    create_page("ai:fruit", TABLE.format(options=""), author=alice)
    tab.goto(f"{site}/wiki/ai:fruit")
    heading = tab.get_by_role("columnheader", name="Name")

    assert column(tab, 1) == ["pear", "Apple", "cherry", "fig"]
    heading.get_by_role("button").click()
    assert column(tab, 1) == ["Apple", "cherry", "fig", "pear"]
    expect(heading).to_have_attribute("aria-sort", "ascending")
    heading.get_by_role("button").click()
    assert column(tab, 1) == ["pear", "fig", "cherry", "Apple"]
    expect(heading).to_have_attribute("aria-sort", "descending")


def test_numbers_sort_as_numbers_and_blanks_come_last_by_keyboard(
    alice: User, site: str, tab: Tab
):
    create_page("ai:fruit", TABLE.format(options=""), author=alice)
    tab.goto(f"{site}/wiki/ai:fruit")
    button = tab.get_by_role("button", name="Size")

    button.focus()
    tab.keyboard.press("Enter")
    assert column(tab, 2) == ["-5", "30", "1,200", ""]
    tab.keyboard.press("Space")
    assert column(tab, 2) == ["1,200", "30", "-5", ""]


def test_the_author_chooses_how_it_is_sorted_at_first(alice: User, site: str, tab: Tab):
    create_page(
        "ai:fruit", TABLE.format(options="r3 3=date 1=nosort sumrow"), author=alice
    )
    tab.goto(f"{site}/wiki/ai:fruit")

    assert column(tab, 3) == ["2024-03-01", "2024-01-15", "2023-12-24", "2022-06-30"]
    assert tab.locator(".sortable th button").count() == 2
    tab.get_by_role("button", name="Size").click()
    assert column(tab, 1)[-1] == "fig"


@pytest.mark.parametrize("text", ["^ a ^ b ^\n| c  ||\n", "| a |\n| b |\n"])
def test_a_table_that_cannot_be_sorted_stays_as_it_is(
    alice: User, site: str, tab: Tab, text: str
):
    create_page("ai:fruit", f"<sortable 1>\n{text}</sortable>", author=alice)
    tab.goto(f"{site}/wiki/ai:fruit")

    assert tab.locator(".sortable th button").count() == 0
