"""The demo wiki is whole: every text has its history, every link an aim.

Reads the texts with a few patterns of its own, not with the parser, so that a
fault of the parser cannot hide one of the texts.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

DEMO = Path(__file__).parents[2] / "wiki" / "exchange" / "demo"
HISTORY: dict[str, Any] = tomllib.loads((DEMO / "history.toml").read_text("utf-8"))
REVISIONS: list[dict[str, Any]] = HISTORY["revisions"]
PATHS = sorted({revision["path"] for revision in REVISIONS})
IMAGES = sorted((DEMO / "files").rglob("*.svg"))

# Invitations: articles that are linked and that nobody has written yet.
WANTED = {
    "ai:alphafold",
    "ai:convolutional_neural_network",
    "ai:long_short-term_memory",
    "ai:monte_carlo_tree_search",
    "ai:reinforcement_learning",
    "data:wordnet",
    "labs:anthropic",
    "people:alan_turing",
    "people:demis_hassabis",
    "people:yann_lecun",
    "people:yoshua_bengio",
    "playground:your_first_page",
}
ARTICLE_NAMESPACES = {"ai", "people", "labs", "data"}

LITERAL = re.compile(r"<(code|file|nowiki)\b.*?</\1>|%%.*?%%", re.S)
INDENTED = re.compile(r"^  (?![ ]*[*-]).*$", re.M)
LINK = re.compile(r"\[\[(.*?)(?:\|.*?)?\]\]", re.S)
MEDIA = re.compile(r"\{\{\s*(.*?)\s*(?:\|.*?)?\}\}", re.S)
FOOTNOTE = re.compile(r"\(\((.*?\]\].*?)\)\)", re.S)
OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*://|[a-zA-Z0-9.]+>)")


def text_of(path: str, number: int) -> str:
    file = DEMO / "pages" / Path(*path.split(":")) / f"{number}.txt"
    return file.read_text("utf-8")


def revisions_of(path: str) -> list[dict[str, Any]]:
    return [revision for revision in REVISIONS if revision["path"] == path]


def head_of(path: str) -> str:
    return text_of(path, len(revisions_of(path)))


def is_article(path: str) -> bool:
    namespace, _, name = path.rpartition(":")
    return namespace in ARTICLE_NAMESPACES and name != "start"


def without_literals(text: str) -> str:
    return INDENTED.sub("", LITERAL.sub("", text))


def resolved(target: str, page: str) -> str:
    """Return the id a link on this page leads to; '' for a place on the page itself."""
    name = target.partition("#")[0].strip()
    if ":" not in name and name:
        name = f"{page.rpartition(':')[0]}:{name}"
    return re.sub(r"[^\w:.-]+", "_", name.lower()).strip(":")


def links_of(path: str, text: str) -> set[str]:
    targets = LINK.findall(without_literals(text))
    inside = (target for target in targets if not OUTSIDE.match(target))
    return {resolved(target, path) for target in inside} - {""}


ARTICLES = [path for path in PATHS if is_article(path)]


def test_every_revision_has_its_text_and_every_text_its_revision() -> None:
    told = {(revision["path"], revision["number"]) for revision in REVISIONS}
    found = {
        (":".join(file.parent.relative_to(DEMO / "pages").parts), int(file.stem))
        for file in (DEMO / "pages").rglob("*.txt")
    }
    assert told == found


def test_there_is_enough_to_walk_about_in() -> None:
    namespaces = {path.rpartition(":")[0] for path in PATHS} - {""}
    assert len(PATHS) >= 15
    assert len(namespaces) >= 3
    assert {"start", "ai:start", "wiki:syntax", "playground:playground"} <= set(PATHS)


@pytest.mark.parametrize("path", PATHS)
def test_an_id_is_written_as_it_is_cleaned(path: str) -> None:
    name = r"[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?"
    assert re.fullmatch(rf"{name}(?::{name})*", path)


@pytest.mark.parametrize("path", PATHS)
def test_revisions_count_from_one_and_follow_one_another(path: str) -> None:
    revisions = revisions_of(path)
    assert [revision["number"] for revision in revisions] == [
        *range(1, len(revisions) + 1)
    ]
    dates = [revision["date"] for revision in revisions]
    assert dates == sorted(set(dates))
    assert 2 <= len(revisions) <= 5


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_created_once_and_each_revision_changes_it(path: str) -> None:
    revisions = revisions_of(path)
    assert [revision["kind"] == "create" for revision in revisions] == [
        revision["number"] == 1 for revision in revisions
    ]
    texts = [text_of(path, revision["number"]) for revision in revisions]
    assert all(old != new for old, new in pairwise(texts))


def test_a_restored_revision_has_the_text_of_the_one_it_names() -> None:
    restored = [revision for revision in REVISIONS if revision["kind"] == "restore"]
    assert restored
    for revision in restored:
        path, number, earlier = (
            revision[key] for key in ("path", "number", "restores")
        )
        assert 0 < earlier < number
        assert text_of(path, number) == text_of(path, earlier)


def test_an_account_of_a_revision_is_complete() -> None:
    logins = {user["login"] for user in HISTORY["users"]}
    keys = {"path", "number", "author", "date", "summary", "minor", "kind"}
    for revision in REVISIONS:
        restores = {"restores"} if revision["kind"] == "restore" else set()
        assert set(revision) == keys | restores
        assert revision["author"] in logins
        assert revision["kind"] in {"create", "edit", "restore"}
        assert isinstance(revision["minor"], bool)
        assert isinstance(revision["date"], datetime)
        assert revision["date"].utcoffset() == UTC.utcoffset(None)
        assert 0 < len(revision["summary"]) <= 200


def test_a_user_is_a_login_and_a_name_and_has_written_something() -> None:
    authors = {revision["author"] for revision in REVISIONS}
    assert all(set(user) == {"login", "name"} for user in HISTORY["users"])
    assert {user["login"] for user in HISTORY["users"]} == authors


@pytest.mark.parametrize("path", PATHS)
def test_a_text_is_tidy(path: str) -> None:
    for revision in revisions_of(path):
        text = text_of(path, revision["number"])
        assert text.startswith("====== ")
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        assert not re.search(r"[ \t]+$|\r|\t", text, re.M)


@pytest.mark.parametrize("path", PATHS)
def test_a_link_leads_to_a_page_or_invites_to_write_one(path: str) -> None:
    for revision in revisions_of(path):
        links = links_of(path, text_of(path, revision["number"]))
        assert links <= {*PATHS, *WANTED}


def test_the_list_of_wanted_pages_holds_no_page_and_nothing_unused() -> None:
    linked = {link for path in PATHS for link in links_of(path, head_of(path))}
    assert linked & WANTED == WANTED
    assert not WANTED & set(PATHS)


@pytest.mark.parametrize("path", [path for path in PATHS if path != "start"])
def test_every_page_can_be_reached_from_another(path: str) -> None:
    assert any(
        path in links_of(other, head_of(other)) for other in PATHS if other != path
    )


@pytest.mark.parametrize("path", ARTICLES)
def test_an_article_cites_three_works_or_more(path: str) -> None:
    notes = FOOTNOTE.findall(without_literals(head_of(path)))
    addresses = {match for note in notes for match in LINK.findall(note)}
    assert len(addresses) >= 3
    assert all(re.match(r"https?://", address) for address in addresses)


@pytest.mark.parametrize("path", ARTICLES)
def test_an_article_ends_with_its_surroundings_and_its_sources(path: str) -> None:
    tail = head_of(path)[-80:]
    assert "\n===== See also =====\n" in head_of(path)
    assert tail.endswith("\n\n===== References =====\n")


def test_a_work_is_cited_under_one_title_and_on_several_pages() -> None:
    titles: dict[str, set[str]] = defaultdict(set)
    pages: Counter[str] = Counter()
    for path in PATHS:
        text = without_literals(head_of(path))
        cited = re.findall(r"\[\[(https?://[^|\]]+)\|([^\]]+)\]\]", text)
        for address, title in cited:
            titles[address].add(title)
        pages.update({address for address, _ in cited})
    assert {a: t for a, t in titles.items() if len(t) > 1} == {}
    assert sum(number > 1 for number in pages.values()) >= 15


@pytest.mark.parametrize("path", PATHS)
def test_a_picture_is_one_of_our_own_files(path: str) -> None:
    ours = {":".join(image.relative_to(DEMO / "files").parts) for image in IMAGES}
    for revision in revisions_of(path):
        text = without_literals(text_of(path, revision["number"]))
        assert {media.split("?")[0] for media in MEDIA.findall(text)} <= ours


@pytest.mark.parametrize("image", IMAGES, ids=lambda image: image.stem)
def test_a_picture_is_plain_xml_that_runs_and_loads_nothing(image: Path) -> None:
    source = image.read_text("utf-8")
    assert "<!" not in source
    root = ET.fromstring(source)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    for element in root.iter():
        assert element.tag.rpartition("}")[2] not in {
            "script",
            "foreignObject",
            "image",
        }
        for name, value in element.attrib.items():
            assert name.rpartition("}")[2] not in {"href", "src"}
            assert not name.startswith("on")
            assert "url(" not in value or value.startswith("url(#")
