from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from reversion.models import Version

from tests.factories import create_history, create_page
from wiki.access.errors import Denied
from wiki.pages import editing
from wiki.pages.changes import Author
from wiki.pages.errors import Conflict, InvalidPath, Refused, RevisionMissing
from wiki.pages.models import Kind, Page, PageRevision
from wiki.site.models import Editing, SiteSettings

pytestmark = pytest.mark.django_db

LINES = "one\ntwo\nthree\nfour\nfive\n"


def save(path, text, user, base, **facts):
    return editing.save(path, text, author=Author(person=user), base=base, **facts)


def test_a_first_save_creates_the_page_and_its_revision_1(alice):
    saved = save("ai:bert", "====== BERT ======\nA model.", alice, 0, summary="new")

    page = Page.objects.get(path="ai:bert")
    assert (page.title, page.namespace, page.number) == ("BERT", "ai", 1)
    assert "<h1" in page.html
    revision = saved.revision
    assert revision is not None
    assert (revision.number, revision.kind, revision.summary) == (1, "create", "new")
    assert revision.size == revision.size_change == len(page.text)
    assert revision.author == alice
    assert revision.text == page.text


def test_the_path_is_cleaned_as_dokuwiki_cleans_ids(alice):
    assert save("AI:Große Modelle!", "x", alice, 0).page.path == "ai:grosse_modelle"


def test_each_save_has_the_next_number_and_a_snapshot_of_its_own(alice):
    page = create_history("a", ["1", "2", "3"], author=alice)

    revisions = list(page.revisions.order_by("number"))
    assert [row.number for row in revisions] == [1, 2, 3]
    assert [row.text for row in revisions] == ["1", "2", "3"]
    assert Version.objects.get_for_object(page).count() == 3


def test_a_text_that_is_already_there_makes_no_revision(alice):
    page = create_page("a", "same", author=alice)

    assert save("a", "same", alice, page.number).revision is None
    assert page.revisions.count() == 1


def test_changes_to_different_parts_are_merged(alice, bob):
    create_page("a", LINES, author=alice)
    save("a", LINES.replace("one", "ONE"), alice, 1)

    saved = save("a", LINES.replace("five", "FIVE"), bob, 1)

    assert saved.merged
    assert saved.page.text == "ONE\ntwo\nthree\nfour\nFIVE\n"
    assert saved.page.number == 3


def test_a_line_that_one_side_deleted_does_not_come_back(alice, bob):
    create_page("a", LINES, author=alice)
    save("a", LINES.replace("two\n", ""), alice, 1)

    saved = save("a", LINES.replace("five", "FIVE"), bob, 1)

    assert saved.page.text == "one\nthree\nfour\nFIVE\n"


def test_overlapping_changes_are_a_conflict_that_holds_both_texts(alice, bob):
    create_page("a", LINES, author=alice)
    save("a", LINES.replace("three", "by alice"), alice, 1)

    with pytest.raises(Conflict) as caught:
        save("a", LINES.replace("three", "by bob"), bob, 1)

    conflict = caught.value
    assert "by alice" in conflict.theirs
    assert "by bob" in conflict.ours
    assert "by alice" in conflict.merged
    assert "by bob" in conflict.merged
    assert conflict.number == 2
    assert Page.objects.get(path="a").number == 2


def test_two_people_who_create_one_page_are_told_of_each_other(alice, bob):
    save("a", "alice was here", alice, 0)

    with pytest.raises(Conflict):
        save("a", "bob was here", bob, 0)


def test_saving_nothing_deletes_the_page_and_keeps_its_history(alice):
    page = create_page("a", LINES, author=alice)

    saved = save("a", " \n", alice, page.number)

    assert saved.page.deleted
    assert not Page.objects.filter(path="a").exists()
    assert saved.revision is not None
    assert saved.revision.kind == Kind.DELETE
    assert PageRevision.objects.get(page=page, number=1).text == LINES


def test_a_deleted_page_is_brought_back_and_counts_on(alice):
    page = create_page("a", LINES, author=alice)
    editing.delete("a", author=Author(person=alice), base=1)

    saved = editing.restore("a", 1, author=Author(person=alice), base=2)

    assert saved.page.text == LINES
    assert Page.objects.get(path="a").number == 3
    assert saved.revision is not None
    assert saved.revision.kind == Kind.RESTORE
    assert saved.revision.summary == "Restored revision 1"
    assert page.revisions.count() == 3


def test_restored_lines_keep_their_writers(alice, bob):
    create_page("a", LINES, author=alice)
    save("a", "vandalised", bob, 1)

    saved = editing.restore("a", 1, author=Author(person=alice), base=2)

    assert saved.revision is not None
    assert saved.revision.origins == [[1, 6]]


def test_restoring_is_refused_when_the_page_moved_on(alice, bob):
    create_history("a", ["1", "2"], author=alice)

    with pytest.raises(Refused):
        editing.restore("a", 1, author=Author(person=bob), base=1)


def test_a_deletion_cannot_be_restored(alice):
    create_page("a", "text", author=alice)
    editing.delete("a", author=Author(person=alice), base=1)
    create_page("a", "again", author=alice)

    with pytest.raises(Refused, match="deletion"):
        editing.restore("a", 2, author=Author(person=alice), base=3)


def test_restoring_an_unknown_revision_is_an_error(alice):
    create_page("a", "1", author=alice)

    with pytest.raises(RevisionMissing):
        editing.restore("a", 7, author=Author(person=alice), base=1)


def test_the_base_must_be_a_revision_of_the_page(alice):
    create_page("a", "1", author=alice)

    with pytest.raises(RevisionMissing):
        save("a", "2", alice, 9)


@pytest.mark.parametrize("path", ["", "!!!", ":", "…", "x" * 256])
def test_a_path_that_cannot_name_a_page_is_refused(alice, path):
    with pytest.raises(InvalidPath):
        save(path, "text", alice, 0)


@pytest.mark.parametrize("text", ["nul \0 inside", "half \ud800 a character"])
def test_a_text_that_cannot_be_stored_is_refused(alice, text):
    with pytest.raises(Refused):
        save("a", text, alice, 0)
    assert not Page.including_deleted.filter(path="a").exists()


def test_a_text_over_the_limit_is_refused(alice, settings):
    settings.MAX_PAGE_BYTES = 10

    with pytest.raises(Refused, match="11 bytes"):
        save("a", "a" * 11, alice, 0)


def test_visitors_may_not_write_where_an_account_is_needed(nobody):
    with pytest.raises(Denied):
        save("a", "text", nobody, 0)


def test_visitors_may_write_on_an_open_wiki_under_their_network():
    SiteSettings.objects.create(pk=1, editing=Editing.OPEN)
    author = Author(person=AnonymousUser(), address="192.0.2.0/24")

    saved = editing.save("a", "text", author=author, base=0, minor=True)

    assert saved.revision is not None
    assert saved.revision.author_name == "192.0.2.0/24"
    assert not saved.revision.minor


def test_a_follower_that_fails_undoes_the_whole_save(alice, settings):
    settings.PAGE_FOLLOWERS = ["tests.pages.test_editing.fail"]

    with pytest.raises(RuntimeError):
        save("a", "text", alice, 0)

    assert not Page.including_deleted.exists()
    assert not PageRevision.objects.exists()
    assert not Version.objects.exists()


def fail(change):
    message = "a follower fails"
    raise RuntimeError(message)
