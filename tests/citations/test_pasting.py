from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wiki.citations.identities import identity_of
from wiki.citations.pasting import pasted


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("10.1038/NATURE14539", "doi>10.1038/nature14539"),
        ("doi:10.1038/nature14539", "doi>10.1038/nature14539"),
        ("DOI: 10.1038/nature14539", "doi>10.1038/nature14539"),
        ("doi>10.1038/nature14539", "doi>10.1038/nature14539"),
        ("doi.org/10.1038/nature14539", "doi>10.1038/nature14539"),
        ("https://doi.org/10.1038/nature14539", "doi>10.1038/nature14539"),
        ("1706.03762", "arxiv>1706.03762"),
        ("arXiv:1706.03762v5", "arxiv>1706.03762"),
        ("arXiv:math.GT/0309136", "arxiv>math.gt/0309136"),
        ("https://arxiv.org/pdf/1706.03762", "arxiv>1706.03762"),
        ("10.48550/arXiv.1706.03762", "arxiv>1706.03762"),
        ("ISBN 978-0-306-40615-7", "isbn>9780306406157"),
        ("0306406152", "isbn>9780306406157"),
        ("ISBN-10: 0-306-40615-2", "isbn>9780306406157"),
        ("PMID: 12345", "pmid>12345"),
        ("openreview>rJ4km2R5t7", "openreview>rJ4km2R5t7"),
        ("cite>lovelace2024", "cite>lovelace2024"),
        (" https://example.org/a?b=1#c \n", "https://example.org/a?b=1#c"),
        ("www.example.org/a", "https://www.example.org/a"),
        ("example.org/a", "https://example.org/a"),
        ("https://example.org/a|b]]c))d", "https://example.org/a%7Cb%5D%5Dc%29%29d"),
        ("https://youtu.be/dQw4w9WgXcQ", "https://youtu.be/dQw4w9WgXcQ"),
        (
            "10.1002/(SICI)1<1::AID>3.0",
            "https://doi.org/10.1002/%28SICI%291%3C1%3A%3AAID%3E3.0",
        ),
    ],
)
def test_a_work_is_known_however_it_is_spelled(text, target):
    work = pasted(text)

    assert work is not None
    assert work.target == target


@pytest.mark.parametrize(
    "text",
    [
        "",
        "attention",
        "see https://example.org/a",
        "0306406153",
        "12345",
        "2024",
        "example.org",
        "and/or",
        "javascript:alert(1)",
        "https://",
        "x" * 3000,
    ],
)
def test_words_and_numbers_are_no_work(text):
    assert pasted(text) is None


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
@example("https://[::1")
def test_anything_may_be_pasted(text):
    for address in (text, f"https://example.org/{text}", f"10.1000/{text}"):
        work = pasted(address)
        assert work is None or not {"|", "\n", " "} & set(work.target)


@given(st.text("abc/.-_()|]%&=?<>", max_size=20))
def test_what_is_encoded_still_leads_to_the_same_work(path):
    address = f"https://example.org/{path}"
    work = pasted(address)

    assert work is not None
    assert identity_of(work.target) == work.identity
