"""The files for many machines: no Docker runs here, so they are read as data."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def compose() -> dict:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())


def test_every_part_is_there(compose):
    assert set(compose["services"]) == {
        "postgres",
        "redis",
        "prepare",
        "web",
        "worker",
        "nginx",
    }


def test_services_wait_for_services_that_exist(compose):
    for service in compose["services"].values():
        for name in service.get("depends_on", {}):
            assert name in compose["services"]


def test_named_volumes_are_declared(compose):
    for service in compose["services"].values():
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            if source.startswith("."):
                assert (ROOT / source).exists()
            else:
                assert source in compose["volumes"]


def test_secrets_are_asked_for_and_never_given(compose):
    environment = compose["services"]["web"]["environment"]
    assert environment["SECRET_KEY"].startswith("${SECRET_KEY:?")
    assert "${POSTGRES_PASSWORD:?" in environment["DATABASE_URL"]


def test_web_and_worker_run_the_same_image_with_the_same_settings(compose):
    web, worker = compose["services"]["web"], compose["services"]["worker"]
    assert web["image"] == worker["image"]
    assert web["environment"] == worker["environment"]


def test_the_image_installs_from_the_lock_file():
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    assert any("--require-hashes" in line and "run.txt" in line for line in lines)
    assert any(line.startswith("USER ") and "root" not in line for line in lines)
