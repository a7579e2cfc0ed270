from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.factories import create_page
from wiki.pages.models import Page

pytestmark = pytest.mark.django_db

FLAT = (
    "====== Flat ====== Some **text** here. ===== One ===== * first item * second "
    "item * third item ===== Two ===== More text."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "start.txt": "====== Start ======\n",
        "ai/bert.txt": "text without final break",
        "ai/deep/crlf.txt": "one\r\ntwo\r\n",
        "ai/Gr%C3%B6%C3%9Fe.txt": "size",
        "readme.md": "not a page",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path


def run(command: str, *arguments, **options) -> str:
    output = StringIO()
    call_command(command, *arguments, stdout=output, stderr=StringIO(), **options)
    return output.getvalue()


def paths() -> set[str]:
    return set(Page.objects.values_list("path", flat=True))


def test_a_folder_becomes_pages_named_after_its_files(folder):
    report = run("import_pages", str(folder))

    assert paths() == {"start", "ai:bert", "ai:deep:crlf", "ai:groesse"}
    assert "created  4" in report


def test_a_namespace_can_be_put_before_the_names(folder):
    run("import_pages", str(folder / "start.txt"), namespace="old:wiki")

    assert paths() == {"old:wiki:start"}


def test_what_is_imported_is_exported_byte_for_byte(folder, tmp_path):
    run("import_pages", str(folder))
    target = tmp_path / "out"

    run("export_pages", str(target))

    for page, file in {
        "start.txt": "start.txt",
        "ai/bert.txt": "ai/bert.txt",
        "ai/deep/crlf.txt": "ai/deep/crlf.txt",
        "ai/groesse.txt": "ai/Gr%C3%B6%C3%9Fe.txt",
    }.items():
        assert (target / page).read_bytes() == (folder / file).read_bytes()


def test_a_second_import_changes_nothing(folder):
    run("import_pages", str(folder))

    assert "unchanged  4" in run("import_pages", str(folder))
    assert all(page.number == 1 for page in Page.objects.select_related("head"))


def test_a_changed_file_becomes_the_next_revision(folder):
    run("import_pages", str(folder))
    (folder / "start.txt").write_text("new")

    assert "updated  1" in run("import_pages", str(folder))
    assert Page.objects.get(path="start").number == 2


def test_what_cannot_be_a_page_is_reported_and_stops_nothing(folder):
    (folder / "!!!.txt").write_text("no name")
    (folder / "latin.txt").write_bytes(b"caf\xe9")
    (folder / "empty.txt").write_text(" \n")

    report = run("import_pages", str(folder))

    assert "created  4" in report
    assert "skipped  3" in report
    for reason in ("not UTF-8 (byte 3)", "empty", "no letter or digit"):
        assert reason in report


def test_a_file_name_that_is_not_utf_8_stops_nothing(folder):
    (folder / b"caf\xe9.txt".decode(errors="surrogateescape")).write_text("x")

    report = run("import_pages", str(folder))

    assert "created  4" in report
    assert "skipped  1" in report


def test_a_page_no_file_can_be_named_after_is_reported(folder, tmp_path, alice):
    run("import_pages", str(folder))
    create_page("字" * 200, "text", author=alice)

    with pytest.raises(CommandError, match="字"):
        run("export_pages", str(tmp_path / "out"))

    assert (tmp_path / "out" / "start.txt").exists()


def test_links_out_of_the_folder_are_not_followed(folder, tmp_path_factory):
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    secret.write_text("secret")
    (folder / "leak.txt").symlink_to(secret)

    run("import_pages", str(folder))

    assert "leak" not in paths()


def test_reflow_restores_lost_lines(folder):
    (folder / "flat.txt").write_text(FLAT)

    run("import_pages", str(folder), reflow=True)

    text = Page.objects.get(path="flat").text
    assert "\n===== One =====\n" in text
    assert text.count("\n  * ") == 3
    assert Page.objects.get(path="ai:deep:crlf").text == "one\r\ntwo\r\n"


def test_a_missing_folder_is_said_so(db):
    with pytest.raises(CommandError, match="no such file"):
        run("import_pages", "/nowhere/at/all")
