"""The first hour of somebody new: register, write, improve, compare, restore."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from accounts.models import User
from tests.factories import create_page
from wiki.pages.models import Page

pytestmark = pytest.mark.django_db(transaction=True)

FIRST = """====== Mamba ======

A state space model.

===== History =====

Proposed in 2023.

===== Use =====

Long sequences.
"""


def test_a_newcomer_registers_writes_compares_and_restores(site: str, tab: Tab):
    writer = User.objects.create_user("ada")
    create_page("start", "See [[ai:mamba|Mamba]].", author=writer)

    register(site, tab)
    create_a_page_from_a_red_link(site, tab)
    edit_one_section(tab)
    compare(tab)
    restore(site, tab)

    head = Page.objects.select_related("head").get(path="ai:mamba").head
    assert head is not None
    assert (head.number, head.kind) == (3, "restore")


def register(site: str, tab: Tab) -> None:
    tab.goto(site)
    tab.get_by_role("link", name="Sign up").click()
    tab.get_by_label("User name").fill("nora")
    tab.get_by_label("E-mail address").fill("nora@wiki.example")
    tab.get_by_label("Password", exact=True).fill("a-long-walk-home")
    tab.get_by_label("Password, once more").fill("a-long-walk-home")
    tab.get_by_role("button", name="Sign up").click()
    expect(tab.get_by_role("link", name="nora")).to_be_visible()


def create_a_page_from_a_red_link(site: str, tab: Tab) -> None:
    tab.goto(site)
    tab.get_by_role("link", name="Mamba").click()
    tab.get_by_role("link", name=re.compile("create", re.IGNORECASE)).first.click()
    tab.get_by_label("Text").fill(FIRST)
    tab.get_by_label("Summary").fill("first words")
    tab.get_by_role("button", name="Save").click()
    expect(tab.get_by_role("heading", name="Mamba")).to_be_visible()


def edit_one_section(tab: Tab) -> None:
    edit = re.compile("edit.*history", re.IGNORECASE)
    tab.get_by_role("link", name=edit).click()
    section = tab.get_by_label("Text")
    expect(section).to_have_value(re.compile("^===== History ====="))
    section.fill("===== History =====\n\nProposed by Gu and Dao in 2023.\n")
    tab.get_by_role("button", name="Save").click()
    expect(tab.get_by_text("Proposed by Gu and Dao")).to_be_visible()


def compare(tab: Tab) -> None:
    tabs = tab.get_by_role("navigation", name="Page")
    tabs.get_by_role("link", name="History").click()
    compare_button = re.compile("compare", re.IGNORECASE)
    tab.get_by_role("button", name=compare_button).first.click()
    expect(tab.locator("ins").first).to_contain_text("by Gu and Dao")


def restore(site: str, tab: Tab) -> None:
    tab.goto(f"{site}/wiki/ai:mamba/restore/1")
    tab.get_by_role("button", name=re.compile("restore", re.IGNORECASE)).click()
    expect(tab.get_by_text("Proposed in 2023.")).to_be_visible()
