from __future__ import annotations

import re
from importlib.metadata import distributions, metadata
from pathlib import Path

import pytest

LOCK = Path(__file__).parents[1] / "requirements" / "run.txt"
LOCKED = re.findall(r"^([a-z0-9-]+)(?:\[[^\]]*\])?==(\S+)(.*)", LOCK.read_text(), re.M)
# Libraries under the LGPL may be used by a project under any licence.
STRONG_COPYLEFT = re.compile(r"(?<!Lesser )General Public|(?<!L)\bA?GPL", re.IGNORECASE)


def is_installed(name: str) -> bool:
    """Say whether this machine needs it: some are for other systems or Pythons."""
    return any(distributions(name=name))


INSTALLED = [name for name, _, _ in LOCKED if is_installed(name)]


@pytest.mark.parametrize("name", INSTALLED)
def test_every_dependency_may_stand_beside_an_mit_licence(name):
    facts = metadata(name).json
    classifiers = [line for line in facts.get("classifier", []) if "License" in line]
    stated = [
        str(facts.get("license_expression", "")),
        str(facts.get("license", "")),
        *classifiers,
    ]

    assert any(stated), f"{name} states no licence"
    assert not any(STRONG_COPYLEFT.search(line[:200]) for line in stated), stated


def test_every_locked_dependency_has_hashes():
    text = LOCK.read_text()

    assert len(INSTALLED) > 20
    for block in re.split(r"\n(?=[a-z])", text):
        assert "--hash=sha256:" in block
