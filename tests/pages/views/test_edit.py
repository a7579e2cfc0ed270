from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import TEXT, create_page
from wiki.pages import editing
from wiki.pages.changes import Author
from wiki.pages.models import Page, PageTemplate
from wiki.site.models import Editing, SiteSettings

pytestmark = pytest.mark.django_db

EDIT = "/wiki/ai:transformer/edit"


def post(client, base=1, address=EDIT, **fields):
    data = {"text": TEXT, "summary": "", "base": base, "complete": "1", **fields}
    return client.post(address, data)


def test_the_form_holds_the_newest_text_and_its_number(as_alice, article):
    form = as_alice.get(EDIT).context["form"]

    assert form.initial["text"] == TEXT
    assert form.initial["base"] == 1


def test_saving_leads_to_the_page(as_alice, article):
    answer = post(as_alice, text="new text", summary="shorter", minor="on")

    assert answer.status_code == 302
    assert answer["Location"] == "/wiki/ai:transformer"
    head = Page.objects.get(path="ai:transformer").head
    assert head is not None
    assert (head.number, head.summary, head.minor) == (2, "shorter", True)


def test_line_ends_of_browsers_become_line_feeds(as_alice, article):
    post(as_alice, text="one\r\ntwo\r\n")

    assert Page.objects.get(path="ai:transformer").text == "one\ntwo\n"


def test_a_preview_shows_the_text_and_saves_nothing(as_alice, article):
    answer = post(as_alice, text="**bold** move", preview="1")

    body = answer.content.decode()
    assert "<strong>bold</strong> move" in body
    assert "**bold** move</textarea>" in body
    assert Page.objects.get(path="ai:transformer").number == 1


def test_a_preview_lists_what_was_probably_not_meant(as_alice, article):
    answer = post(as_alice, text="fine\r\n\r\nsee [[|<here>]]", preview="1")

    body = answer.content.decode()
    (problem,) = answer.context["problems"]
    assert (problem.line, problem.column) == (3, 5)
    assert "One place may not say what you mean." in body
    assert 'data-line="3" data-column="5" data-start="10" data-end="21"' in body
    assert "[[|&lt;here&gt;]]” leads nowhere" in body


def test_a_preview_without_problems_mentions_none(as_alice, article):
    answer = post(as_alice, text="**bold** move", preview="1")

    assert "data-problems" not in answer.content.decode()


def test_places_in_a_section_count_from_its_beginning(as_alice, article):
    text = "===== History =====\n\n**unclosed"

    answer = post(as_alice, text=text, section=2, preview="1")

    assert [problem.line for problem in answer.context["problems"]] == [3]


def test_problems_never_keep_a_text_from_being_saved(as_alice, article):
    assert post(as_alice, text="**a [[ ((").status_code == 302


def test_a_section_is_edited_on_its_own(as_alice, article):
    form = as_alice.get(f"{EDIT}?section=2").context["form"]

    assert form.initial["text"].startswith("===== History =====")
    assert "Structure" not in form.initial["text"]
    assert form.initial["summary"] == "[History] "


def test_a_saved_section_is_put_back_in_its_place(as_alice, article):
    text = "===== History =====\n\nProposed by eight authors."

    answer = post(as_alice, text=text, section=2)

    assert answer["Location"] == "/wiki/ai:transformer#history"
    whole = Page.objects.get(path="ai:transformer").text
    assert text in whole
    assert "\n===== Structure =====" in whole
    assert whole.startswith("====== Transformer ======")


def test_two_sections_edited_at_once_are_both_saved(as_alice, as_bob, article):
    post(as_alice, text="===== History =====\n\nBy alice.\n\n", section=2)

    post(as_bob, text="===== Structure =====\n\nBy bob.\n\n", section=3)

    text = Page.objects.get(path="ai:transformer").text
    assert "By alice." in text
    assert "By bob." in text


def test_overlapping_edits_show_both_and_a_merge_to_finish(as_alice, as_bob, article):
    post(as_alice, text=TEXT.replace("in 2017.\n", "by alice.\n"))

    answer = post(as_bob, text=TEXT.replace("in 2017.\n", "by bob.\n"))

    body = answer.content.decode()
    assert answer.status_code == 409
    assert "It was proposed by alice." in body
    assert "It was proposed by bob." in body
    form = answer.context["form"]
    assert form.initial["base"] == 2

    unfinished = post(as_bob, base=2, text=form.initial["text"])
    assert unfinished.status_code == 422
    assert "markers" in unfinished.content.decode()

    finished = TEXT.replace("in 2017.\n", "by both.\n")
    assert post(as_bob, base=2, text=finished).status_code == 302
    assert Page.objects.get(path="ai:transformer").text == finished


def test_a_new_page_starts_from_a_heading(as_alice, db):
    form = as_alice.get("/wiki/ai:state_space_model/edit").context["form"]

    assert form.initial["text"].startswith("====== State space model ======")
    assert form.initial["base"] == 0


def test_a_new_page_starts_from_the_template_of_its_namespace(as_alice, alice):
    PageTemplate.objects.create(namespace="", text="everywhere")
    PageTemplate.objects.create(
        namespace="people", text="====== @!!PAGE@ ======\nin @NS@ by @USER@"
    )

    address = "/wiki/people:ada_lovelace/edit"
    form = as_alice.get(address).context["form"]

    assert form.initial["text"] == "====== Ada Lovelace ======\nin people by alice"


def test_a_template_that_is_not_inherited_serves_its_own_namespace_only(as_alice, db):
    PageTemplate.objects.create(namespace="ai", text="own", inherited=False)

    here = as_alice.get("/wiki/ai:x/edit").context["form"].initial["text"]
    below = as_alice.get("/wiki/ai:lab:x/edit").context["form"].initial["text"]

    assert here == "own"
    assert below != "own"


def test_visitors_are_shown_the_source_where_an_account_is_needed(visitor, article):
    answer = visitor.get(EDIT)

    assert answer.status_code == 302
    assert answer["Location"] == "/wiki/ai:transformer/source"


def test_visitors_edit_an_open_wiki(visitor, article):
    SiteSettings.objects.create(pk=1, editing=Editing.OPEN)

    assert post(visitor, text="by a visitor").status_code == 302

    head = Page.objects.get(path="ai:transformer").head
    assert head is not None
    assert head.author is None
    assert head.author_name == "127.0.0.0/24"


def test_the_text_comes_back_when_the_session_expired(as_alice, article):
    as_alice.logout()

    answer = post(as_alice, text="half an hour of work")

    assert answer.status_code == 403
    assert "half an hour of work</textarea>" in answer.content.decode()
    assert "sign in" in answer.content.decode().lower()


def test_the_text_comes_back_when_the_form_is_stale(alice, article):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)

    answer = post(client, text="half an hour of work")

    assert answer.status_code == 403
    assert "half an hour of work</textarea>" in answer.content.decode()
    assert "csrfmiddlewaretoken" in answer.content.decode()


def test_two_megabytes_of_text_come_back_with_the_limit(as_alice, article):
    text = "a" * 2_000_000

    answer = post(as_alice, text=text)

    assert answer.status_code == 413
    assert text in answer.content.decode()
    assert "1,048,576" in answer.content.decode()


def test_invalid_utf_8_is_pointed_out_and_the_text_comes_back(as_alice, article):
    body = b"text=caf%E9+au+lait&base=1&summary=&complete=1"

    answer = as_alice.post(EDIT, body, content_type="application/x-www-form-urlencoded")

    assert answer.status_code == 422
    assert "au lait" in answer.content.decode()
    assert "UTF-8" in answer.content.decode()


@pytest.mark.parametrize("base", ["", "-1", "x", "99"])
def test_a_tampered_base_loses_no_text(as_alice, article, base):
    answer = post(as_alice, base=base, text="still here")

    assert answer.status_code in {404, 422}
    assert "still here</textarea>" in answer.content.decode()


def test_a_section_that_is_gone_loses_no_text(as_alice, article):
    answer = post(as_alice, text="still here", section=17)

    assert answer.status_code == 422
    assert "still here</textarea>" in answer.content.decode()


def test_a_leading_line_break_survives_the_form(as_alice, alice):
    create_page("a", "\n\nafter two breaks", author=alice)

    body = as_alice.get("/wiki/a/edit").content.decode()

    # A browser drops the first line break after the opening tag.
    assert ">\n\n\nafter two breaks</textarea>" in body


def test_a_page_that_moved_on_is_merged_with_its_base(as_bob, alice, article):
    editing.save(article.path, f"{TEXT}\nMore.\n", author=Author(person=alice), base=1)

    post(as_bob, text=TEXT.replace("is an architecture", "is a fine architecture"))

    text = Page.objects.get(path=article.path).text
    assert "a fine architecture" in text
    assert text.endswith("More.\n")


def test_a_form_that_was_cut_off_is_not_saved(as_alice, article):
    answer = as_alice.post(EDIT, {"base": 1, "text": "half a te"})

    assert answer.status_code == 422
    assert "did not arrive whole" in answer.content.decode()
    assert "half a te</textarea>" in answer.content.decode()
    assert Page.objects.get(path="ai:transformer").number == 1


def test_a_form_without_a_text_does_not_delete_the_page(as_alice, article):
    answer = as_alice.post(EDIT, {"base": 1, "complete": "1"})

    assert answer.status_code == 422
    assert Page.objects.filter(path="ai:transformer").exists()


def test_a_preview_is_for_those_who_may_save(visitor, article):
    answer = post(visitor, text="**mine**", preview="1")

    assert answer.status_code == 403
    assert "<strong>mine</strong>" not in answer.content.decode()
    assert "**mine**</textarea>" in answer.content.decode()


def test_a_preview_has_the_limits_of_a_save(as_alice, article, settings):
    settings.MAX_PAGE_BYTES = 100

    assert post(as_alice, text="x" * 101, preview="1").status_code == 413


def test_an_oversized_text_is_refused_before_it_is_merged(as_alice, alice, article):
    create_page("ai:transformer", f"{TEXT}\nmore", author=alice)

    assert post(as_alice, base=1, text="y" * 2_000_000).status_code == 413


@pytest.mark.parametrize(
    "headers", [{"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}]
)
def test_another_site_cannot_put_its_words_in_the_editor(alice, article, headers):
    client = Client(enforce_csrf_checks=True, headers=headers)
    client.force_login(alice)

    answer = post(client, text="their words")

    assert answer.status_code == 403
    assert "their words" not in answer.content.decode()


def test_nothing_is_not_a_page(as_alice, db):
    answer = post(as_alice, base=0, address="/wiki/ai:empty/edit", text=" \n")

    assert answer.status_code == 422
    assert not Page.including_deleted.filter(path="ai:empty").exists()


def test_other_methods_are_not_allowed(as_alice, article):
    assert as_alice.delete(EDIT).status_code == 405
