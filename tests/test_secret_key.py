from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from wiki.secret_key import read_or_create_secret_key


def test_a_secret_is_made_once_and_kept(tmp_path: Path):
    file = tmp_path / "secret_key"

    first = read_or_create_secret_key(file)

    assert len(first) >= 50
    assert read_or_create_secret_key(file) == first


def test_only_its_owner_can_read_it(tmp_path: Path):
    file = tmp_path / "secret_key"
    read_or_create_secret_key(file)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]


def test_two_that_start_together_agree(tmp_path: Path):
    file = tmp_path / "secret_key"

    with ThreadPoolExecutor(8) as pool:
        secrets = set(pool.map(lambda _: read_or_create_secret_key(file), range(8)))

    assert len(secrets) == 1
