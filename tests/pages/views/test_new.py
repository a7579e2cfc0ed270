from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


def test_a_name_leads_to_the_editor_of_its_page(as_alice):
    answer = as_alice.get("/new?name=AI: State Space Model")

    assert answer["Location"] == "/wiki/ai:state_space_model/edit"


@pytest.mark.parametrize("name", ["", "!!!", "x" * 300])
def test_a_name_that_cannot_be_is_explained(as_alice, name):
    answer = as_alice.get("/new", {"name": name})

    assert answer.status_code == 400
    assert answer.context["form"].errors["name"]
