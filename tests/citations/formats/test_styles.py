"""References in prose."""

from __future__ import annotations

import pytest

from wiki.citations.csl import Item
from wiki.citations.formats.styles import STYLES, Piece

ADA = {"family": "Lovelace", "given": "Ada King"}
ALAN = {"family": "Turing", "given": "Alan"}
JEAN = {"family": "Sartre", "given": "Jean-Paul"}
OTHERS = {"literal": "others"}

PAPER: Item = {
    "id": "x",
    "type": "article-journal",
    "title": "On machines",
    "author": [ADA, ALAN],
    "container-title": "A Journal",
    "volume": "3",
    "issue": "2",
    "page": "10-19",
    "issued": {"date-parts": [[2024, 5, 6]]},
    "DOI": "10.1000/x",
}
WEBSITE: Item = {
    "id": "x",
    "type": "webpage",
    "title": "Is it news?",
    "author": [JEAN],
    "container-title": "Import AI",
    "publisher": "Import AI",
    "issued": {"date-parts": [[2026, 9, 16]]},
    "URL": "https://example.org/x",
    "accessed": {"date-parts": [[2026, 10, 1]]},
}
BOOK: Item = {
    "id": "x",
    "type": "book",
    "title": "The stemma",
    "author": [ADA, ALAN, JEAN],
    "publisher": "A Press",
    "edition": "2nd",
    "issued": {"date-parts": [[1920]], "circa": True},
}
CHAPTER: Item = {
    "id": "x",
    "type": "chapter",
    "title": "One chapter",
    "author": [ADA, OTHERS],
    "container-title": "The book",
    "publisher": "A Press",
    "page": "7",
}


@pytest.mark.parametrize(
    ("item", "style", "reference"),
    [
        (
            PAPER,
            "APA",
            (
                "Lovelace, A. K., & Turing, A. (2024). On machines. *A Journal*, "
                "*3*(2), 10–19. https://doi.org/10.1000/x"
            ),
        ),
        (
            PAPER,
            "MLA",
            (
                "Lovelace, Ada King, and Alan Turing. “On machines.” *A Journal*, vol. "
                "3, no. 2, 6 May 2024, pp. 10–19, https://doi.org/10.1000/x."
            ),
        ),
        (
            PAPER,
            "Chicago",
            (
                "Lovelace, Ada King, and Alan Turing. “On machines.” *A Journal* 3, "
                "no. 2 (2024): 10–19. https://doi.org/10.1000/x"
            ),
        ),
        (
            PAPER,
            "IEEE",
            (
                "A. K. Lovelace and A. Turing, “On machines,” *A Journal*, vol. 3, no. "
                "2, pp. 10–19, May 2024, doi: 10.1000/x."
            ),
        ),
        (
            WEBSITE,
            "APA",
            (
                "Sartre, J.-P. (2026, September 16). *Is it news?* Import AI. "
                "https://example.org/x"
            ),
        ),
        (
            WEBSITE,
            "MLA",
            (
                "Sartre, Jean-Paul. “Is it news?” *Import AI*, 16 Sept. 2026, "
                "https://example.org/x. Accessed 1 Oct. 2026."
            ),
        ),
        (
            WEBSITE,
            "Chicago",
            (
                "Sartre, Jean-Paul. “Is it news?” Import AI. September 16, 2026. "
                "https://example.org/x"
            ),
        ),
        (
            WEBSITE,
            "IEEE",
            (
                "J.-P. Sartre, “Is it news?” *Import AI*, Sept. 2026. [Online]. "
                "Available: https://example.org/x"
            ),
        ),
        (
            BOOK,
            "APA",
            (
                "Lovelace, A. K., Turing, A., & Sartre, J.-P. (ca. 1920). *The stemma* "
                "(2nd ed.). A Press."
            ),
        ),
        (
            BOOK,
            "MLA",
            "Lovelace, Ada King, et al. *The stemma*. 2nd ed., A Press, ca. 1920.",
        ),
        (
            BOOK,
            "Chicago",
            (
                "Lovelace, Ada King, Alan Turing, and Jean-Paul Sartre. *The stemma*. "
                "2nd ed. A Press, ca. 1920."
            ),
        ),
        (
            BOOK,
            "IEEE",
            (
                "A. K. Lovelace, A. Turing, and J.-P. Sartre, *The stemma*, 2nd ed., A "
                "Press, ca. 1920."
            ),
        ),
        (
            CHAPTER,
            "APA",
            (
                "Lovelace, A. K., et al. (n.d.). One chapter. In *The book* (p. 7). "
                "A Press."
            ),
        ),
        (
            CHAPTER,
            "MLA",
            "Lovelace, Ada King, et al. “One chapter.” *The book*, A Press, p. 7.",
        ),
        (
            CHAPTER,
            "Chicago",
            "Lovelace, Ada King, et al. “One chapter.” In *The book*. A Press.",
        ),
        (
            CHAPTER,
            "IEEE",
            "A. K. Lovelace et al., “One chapter,” in *The book*, p. 7, A Press.",
        ),
    ],
)
def test_a_work_reads_as_its_style_wants_it(item, style, reference):
    assert shown(STYLES[style](item)) == reference


@pytest.mark.parametrize(
    ("style", "reference"),
    [
        ("APA", "*A title*. (n.d.)."),
        ("MLA", "“A title.”"),
        ("Chicago", "“A title.”"),
        ("IEEE", "“A title”."),
    ],
)
def test_a_work_of_which_nothing_is_known_is_its_title(style, reference):
    item = {"id": "x", "type": "webpage", "title": "A title"}

    assert shown(STYLES[style](item)) == reference


@pytest.mark.parametrize(
    ("style", "count", "names"),
    [
        (
            "APA",
            21,
            (
                "N1, N2, N3, N4, N5, N6, N7, N8, N9, N10, N11, N12, N13, N14, N15,"
                " N16, N17, N18, N19, … N21"
            ),
        ),
        ("Chicago", 7, "N1, N2, N3, et al."),
        ("IEEE", 7, "N1 et al."),
        ("MLA", 3, "N1, et al."),
    ],
)
def test_many_authors_are_cut_short(style, count, names):
    authors = [{"family": f"N{number}"} for number in range(1, count + 1)]

    assert shown(STYLES[style](PAPER | {"author": authors})).startswith(names)


@pytest.mark.parametrize("style", STYLES)
def test_marks_of_italics_in_a_title_do_nothing(style):
    pieces = STYLES[style](WEBSITE | {"title": "a\x02b\x03\nc", "container-title": ""})

    assert "a b c" in shown(pieces)
    assert not any("\x02" in piece.text or "\x03" in piece.text for piece in pieces)


def shown(pieces: list[Piece]) -> str:
    return "".join(
        f"*{piece.text}*" if piece.italic else piece.text for piece in pieces
    )
