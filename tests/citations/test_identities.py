from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiki.citations.identities import Identity, identity_of, isbn


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a/b?x=1&y=2",
        "http://example.org/a/b?x=1&y=2",
        "HTTPS://WWW.Example.ORG:443/a/b?x=1&y=2",
        "http://example.org:80/a/b?x=1&y=2",
        "https://m.example.org/a/b/?x=1&y=2",
        "https://user:secret@example.org/a/b?x=1&y=2",
        "https://example.org/a/b?y=2&x=1",
        "https://example.org/a/b?utm_source=z&x=1&fbclid=q&y=2",
        "https://example.org/a/b?x=1&y=2&PHPSESSID=9",
        "https://example.org/a;jsessionid=9/b?x=1&y=2",
        "https://example.org/c/../a/./b?x=1&y=2#part",
        "https://example.org/%61/b?x=1&y=2#:~:text=word",
        "https://example.org./a/b?x=1&y=2",
    ],
)
def test_what_makes_no_difference_to_where_an_address_leads_does_not_count(address):
    assert identity_of(address) == Identity("url", "example.org/a/b?x=1&y=2")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/A", "https://example.org/a"),
        ("https://example.org/a?x=1", "https://example.org/a?x=2"),
        ("https://example.org/a%2Fb", "https://example.org/a/b"),
        ("https://example.org:8080/", "https://example.org/"),
        ("https://a.example.org/", "https://example.org/"),
        ("https://m.org/a", "https://org/a"),
    ],
)
def test_what_does_make_a_difference_counts(one, other):
    assert identity_of(one) != identity_of(other)


@pytest.mark.parametrize(
    ("address", "scheme", "value"),
    [
        ("https://doi.org/10.1038/NATURE12373", "doi", "10.1038/nature12373"),
        ("http://dx.doi.org/10.1002/(SICI)1097", "doi", "10.1002/(sici)1097"),
        ("https://doi.org/10.48550/arXiv.1706.03762v2", "arxiv", "1706.03762"),
        ("https://arxiv.org/abs/1706.03762v5", "arxiv", "1706.03762"),
        ("https://arxiv.org/pdf/1706.03762.pdf", "arxiv", "1706.03762"),
        ("https://arxiv.org/abs/math.GT/0309136", "arxiv", "math.gt/0309136"),
        ("https://openlibrary.org/isbn/0-306-40615-2", "isbn", "9780306406157"),
        ("https://www.worldcat.org/isbn/9780306406157", "isbn", "9780306406157"),
        ("https://pubmed.ncbi.nlm.nih.gov/12345/", "pmid", "12345"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/12345", "pmid", "12345"),
        ("https://openreview.net/forum?id=rJ4km2R5t7", "openreview", "rJ4km2R5t7"),
        ("https://openreview.net/pdf?id=rJ4km2R5t7", "openreview", "rJ4km2R5t7"),
        ("https://youtu.be/dQw4w9WgXcQ?t=3", "youtube", "dQw4w9WgXcQ"),
        ("https://m.youtube.com/watch?v=dQw4w9WgXcQ", "youtube", "dQw4w9WgXcQ"),
        ("https://www.youtube.com/shorts/dQw4w9WgXcQ", "youtube", "dQw4w9WgXcQ"),
        ("https://en.m.wikipedia.org/wiki/Foo", "url", "en.wikipedia.org/wiki/Foo"),
        ("https://bücher.example/x", "url", "xn--bcher-kva.example/x"),
        ("/source/vaswani2017", "key", "vaswani2017"),
    ],
)
def test_an_address_may_lead_to_an_identifier(address, scheme, value):
    assert identity_of(address) == Identity(scheme, value)


@pytest.mark.parametrize(
    "address",
    [
        "mailto:ada@wiki.example",
        "javascript:alert(1)",
        "ai:attention",
        "ftp://example.org/a",
        "https://",
        "http://[::1",
        "http://example.org:port/",
        "https:// #a",
        "",
    ],
)
def test_what_is_no_address_of_the_web_names_no_work(address):
    assert identity_of(address) is None


@given(st.text(max_size=80), st.text(max_size=20))
def test_any_text_is_read_and_what_is_normalised_stays_as_it_is(text, host):
    identity_of(text)
    identity = identity_of(f"https://{host}.example/{text}")
    if identity is not None and identity.scheme == "url":
        assert identity_of(f"https://{identity.value}") == identity


@pytest.mark.parametrize(
    "written", ["0-306-40615-2", "978-0-306-40615-7", "080442957x"]
)
def test_a_right_isbn_is_read(written):
    digits = isbn(written)

    assert digits is not None
    assert isbn(digits) == digits


@pytest.mark.parametrize("written", ["0-306-40615-3", "978-0-306-40615-8", "12", ""])
def test_an_isbn_with_a_wrong_check_digit_is_none(written):
    assert isbn(written) is None
