"""The cast and the stage: people, visitors and pages that tests ask for by name."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.test import Client
from hypothesis import settings

from accounts.models import User
from tests.factories import create_page
from wiki.pages.models import Page

# A busy machine is no reason to fail.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def alice(db) -> User:
    """A writer."""
    return User.objects.create_user("alice", "alice@wiki.example", "tea-at-five")


@pytest.fixture
def bob(db) -> User:
    """Another writer."""
    return User.objects.create_user("bob", "bob@wiki.example", "tea-at-six")


@pytest.fixture
def administrator(db) -> User:
    return User.objects.create_superuser("ruth", "ruth@wiki.example", "keys")


@pytest.fixture
def visitor() -> Client:
    """Somebody without an account."""
    return Client()


@pytest.fixture
def nobody() -> AnonymousUser:
    return AnonymousUser()


@pytest.fixture
def as_alice(alice: User) -> Client:
    client = Client()
    client.force_login(alice)
    return client


@pytest.fixture
def as_bob(bob: User) -> Client:
    client = Client()
    client.force_login(bob)
    return client


@pytest.fixture
def as_administrator(administrator: User) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


@pytest.fixture
def article(alice: User) -> Page:
    """A page with three sections, written by alice."""
    return create_page("ai:transformer", author=alice)
