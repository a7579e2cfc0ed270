"""A site names the services it asks, and is told if there is no such service."""

from __future__ import annotations

import pytest

from wiki.citations.lookups.services import (
    archive_services,
    check_services,
    metadata_services,
)


def test_nobody_is_asked_unless_a_site_says_whom():
    assert metadata_services() == []
    assert archive_services() == []


def test_services_are_asked_in_the_order_they_are_named_in(services):
    names = [service.name for service in metadata_services()]

    assert names == ["Crossref", "DataCite", "arXiv", "the page itself"]
    assert [one.name for one in archive_services()] == ["the Internet Archive"]
    assert check_services(None) == []


@pytest.mark.parametrize("path", ["wiki.citations.lookups.crossref.Nobody", "nonsense"])
def test_a_service_that_is_missing_is_found_at_the_start(settings, path):
    settings.SOURCE_METADATA = [path]

    (error,) = check_services(None)

    assert "SOURCE_METADATA" in error.msg
    assert path in error.msg
