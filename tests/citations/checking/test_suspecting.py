"""An answer about something else is suspected, and one about the work is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiki.citations.checking.suspecting import suspicion_of

ASKED = "https://example.org/papers/one.html"


@given(st.text(), st.text(max_size=30))
def test_whatever_answers_is_read(body, path):
    suspicion_of(ASKED, f"https://example.org/{path}", body)
    suspicion_of(ASKED, path, titled(body))


def titled(title: str) -> str:
    return f"<html><head><title>{title}</title></head><body>Text</body></html>"


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "404 Not Found",
        "Error 404",
        "HTTP Error 404 - File not found",
        "Page not found",
        "Page Not Found | Example News",
        "Example News – Page not found",
        "Example: 404",
        "Oops! Page not found",
        "Sorry, this page isn't available.",
        "The page you requested could not be found",
        "This page no longer exists",
        "This article has been removed",
        "Seite nicht gefunden",
        "Page introuvable - Le Exemple",
        "Página no encontrada",
        "Страница не найдена",
        "ページが見つかりません",
        "页面不存在",
        "example.org - This domain is for sale",
        "Buy this domain",
        "Sign in",
        "Log in to continue - Example",
        "Just a moment...",
        "Attention Required! | Example",
        "Please verify you are a human",
    ],
)
def test_a_page_that_says_there_is_none_is_suspected(title):
    assert title in suspicion_of(ASKED, ASKED, titled(title))


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Attention Is All You Need",
        "Peugeot 404 - Encyclopedia",
        "404 Media: what we found",
        "The 404 error explained",
        "Gone with the Wind",
        "Not found in nature: synthetic elements",
        "Pages from a lost book",
        "The domain of a function",
        "How we found the missing page",
        "Error analysis",
        "410 ships",
        "How to sign in to a wiki",
        "Signing in",
        "A moment of silence",
    ],
)
def test_a_page_about_something_is_not(title):
    assert suspicion_of(ASKED, ASKED, titled(title)) == ""


def test_what_a_heading_says_counts_too():
    page = "<title>Example News</title><h1 class=big>Page <b>not</b> found</h1>"

    assert "Page not found" in suspicion_of(ASKED, ASKED, page)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/",
        "https://example.org",
        "https://www.example.org/index.html",
        "https://example.org/en/",
        "https://example.org/de-DE/home",
        "https://other.example/",
    ],
)
def test_who_leads_to_the_front_page_is_suspected(address):
    assert "front page" in suspicion_of(ASKED, address, "")


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/404",
        "https://example.org/errors/404.html",
        "https://example.org/not-found",
        "https://example.org/a/PageNotFound.aspx",
        "https://example.org/error",
    ],
)
def test_who_leads_to_a_page_about_an_error_is_suspected(address):
    assert "about an error" in suspicion_of(ASKED, address, "")


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("https://example.org/", "https://example.org/en/"),
        ("https://example.org", "https://www.example.org/"),
        (ASKED, "https://example.org/papers/two"),
        (ASKED, "https://example.org/?paper=one"),
        (ASKED, "https://example.org/indexing/one"),
        ("https://example.org/error", "https://example.org/error"),
        ("https://t.co/x1y2z3", "https://example.org/"),
        ("https://example.org/a", "http://[broken"),
    ],
)
def test_who_leads_to_another_page_is_not(asked, address):
    assert suspicion_of(asked, address, "") == ""
