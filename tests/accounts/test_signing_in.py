"""Signing up, in and out, and getting back in without the password."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.core import mail
from django.test import override_settings

from accounts.models import User
from wiki import settings as site
from wiki.site.models import SiteSettings

pytestmark = pytest.mark.django_db

NEW = {
    "username": "Nora",
    "email": "nora@wiki.example",
    "password1": "a-long-walk-home",
    "password2": "a-long-walk-home",
}


def sign_in(client, login, password):
    return client.post("/accounts/login/", {"login": login, "password": password})


def test_a_newcomer_signs_up_and_is_signed_in(visitor):
    answer = visitor.post("/accounts/signup/", NEW)

    assert answer.status_code == 302
    user = User.objects.get(username="nora")
    assert user.check_password("a-long-walk-home")
    assert visitor.get("/accounts/profile/").status_code == 200


def test_nobody_signs_up_under_the_name_somebody_shows(visitor, alice):
    User.objects.filter(pk=alice.pk).update(display_name="Nora")

    answer = visitor.post("/accounts/signup/", NEW)

    assert answer.context["form"].errors["username"]
    assert not User.objects.filter(username="nora").exists()


@override_settings(PASSWORD_HASHERS=site.PASSWORD_HASHERS)
def test_passwords_are_kept_with_argon2(visitor):
    visitor.post("/accounts/signup/", NEW)

    stored = User.objects.get(username="nora").password
    assert identify_hasher(stored).algorithm == "argon2"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("username", ""),
        ("username", "alice"),
        ("username", "no spaces"),
        ("email", "not an address"),
        ("password1", "12345"),
        ("password2", "something else"),
    ],
)
def test_a_wrong_field_is_explained_and_the_others_are_kept(
    visitor, alice, field, value
):
    answer = visitor.post("/accounts/signup/", NEW | {field: value})

    assert answer.status_code == 200
    assert answer.context["form"].errors
    kept = "nora@wiki.example" if field != "email" else "Nora"
    assert kept in answer.content.decode()
    assert not User.objects.filter(email="nora@wiki.example").exists()


def test_nobody_signs_up_where_registration_is_closed(visitor):
    SiteSettings.objects.create(pk=1, registration=False)

    visitor.post("/accounts/signup/", NEW)

    assert not User.objects.exists()
    assert "Sign up" not in visitor.get("/recent").content.decode()


@pytest.mark.parametrize("login", ["alice", "Alice", "alice@wiki.example"])
def test_people_sign_in_by_name_or_address(visitor, alice, login):
    assert sign_in(visitor, login, "tea-at-five").status_code == 302
    assert visitor.get("/accounts/profile/").status_code == 200


def test_a_wrong_password_is_refused_without_saying_what_was_wrong(visitor, alice):
    wrong = sign_in(visitor, "alice", "guess").context["form"].errors
    unknown = sign_in(visitor, "nobody", "guess").context["form"].errors

    assert wrong == unknown


def test_guessing_is_slowed_down(visitor, alice):
    for _ in range(12):
        answer = sign_in(visitor, "alice", "guess")

    assert "Too many" in answer.content.decode() or answer.status_code == 429
    sign_in(visitor, "alice", "tea-at-five")
    assert visitor.get("/accounts/profile/").status_code == 302


def test_guessing_is_slowed_down_at_the_administration_too(visitor, administrator):
    answer = visitor.get("/admin/login/?next=/admin/")

    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")


def test_signing_in_leads_back_to_where_it_was_asked(visitor, alice):
    answer = visitor.post(
        "/accounts/login/?next=/wiki/a/edit",
        {"login": "alice", "password": "tea-at-five", "next": "/wiki/a/edit"},
    )

    assert answer["Location"] == "/wiki/a/edit"


def test_signing_in_never_leads_to_another_site(visitor, alice):
    answer = visitor.post(
        "/accounts/login/",
        {"login": "alice", "password": "tea-at-five", "next": "https://evil.example/"},
    )

    assert answer["Location"] == "/"


def test_signing_out_takes_a_post(as_alice):
    as_alice.get("/accounts/logout/")
    assert as_alice.get("/accounts/profile/").status_code == 200

    as_alice.post("/accounts/logout/")

    assert as_alice.get("/accounts/profile/").status_code == 302


def test_a_forgotten_password_is_reset_by_letter(visitor, alice):
    visitor.post("/accounts/password/reset/", {"email": "alice@wiki.example"})
    link = re.search(r"https?://\S+", str(mail.outbox[0].body))
    assert link is not None
    form = visitor.get(link[0], follow=True)
    address = form.redirect_chain[-1][0]

    new = {"password1": "milk-before-tea", "password2": "milk-before-tea"}
    visitor.post(address, new)

    alice.refresh_from_db()
    assert alice.check_password("milk-before-tea")


def test_asking_for_a_letter_does_not_tell_who_has_an_account(visitor, alice):
    known = visitor.post("/accounts/password/reset/", {"email": "alice@wiki.example"})
    unknown = visitor.post("/accounts/password/reset/", {"email": "x@wiki.example"})

    assert known.status_code == unknown.status_code == 302
    assert known["Location"] == unknown["Location"]


def test_a_password_is_changed_with_the_old_one(as_alice, alice):
    as_alice.post(
        "/accounts/password/change/",
        {
            "oldpassword": "tea-at-five",
            "password1": "milk-before-tea",
            "password2": "milk-before-tea",
        },
    )

    alice.refresh_from_db()
    assert alice.check_password("milk-before-tea")
