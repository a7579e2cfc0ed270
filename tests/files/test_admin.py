from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from wiki.files.models import File
from wiki.files.storing import store

pytestmark = pytest.mark.django_db

ADD = "/admin/files/file/add/"


def upload(client, path):
    content = SimpleUploadedFile("a.png", b"bytes")
    return client.post(ADD, {"path": path, "content": content})


def test_a_path_is_cleaned_and_the_size_noted(as_administrator):
    upload(as_administrator, "AI:A Picture.png")

    file = File.objects.get()
    assert (file.path, file.size) == ("ai:a_picture.png", 5)


@pytest.mark.parametrize("path", ["A.png", "!!!"])
def test_a_path_that_is_taken_or_cannot_be_is_explained(as_administrator, path):
    store("a.png", b"there already")

    answer = upload(as_administrator, path)

    assert answer.status_code == 200
    assert answer.context["errors"]
    assert File.objects.count() == 1
