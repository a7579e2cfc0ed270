"""What the documentation says is true."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_setting_from_the_environment_is_documented():
    asked = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', read("wiki/settings.py")))

    documented = set(re.findall(r"`([A-Z_]+)`", read("docs/running.md")))

    assert asked
    assert asked <= documented


def test_every_file_the_documentation_links_to_exists():
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]:
        for link in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
            if "://" not in link:
                assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_every_command_of_the_readme_is_known_to_stemma():
    commands = re.findall(r"\./stemma ([a-z-]+)", read("README.md"))

    script = read("stemma")

    assert {"serve", "test", "manage"} <= set(commands)
    for command in commands:
        assert re.search(rf"^  {command}\) ", script, re.MULTILINE), command


def test_every_screen_has_a_view_a_template_and_a_test_of_one_name():
    views = ROOT / "wiki/pages/views"
    for template in (ROOT / "templates/pages").glob("[!_]*.html"):
        name = template.stem
        if name in {"missing", "read_revision"}:
            name = "read"
        assert (views / f"{name}.py").exists(), template
        tested = ROOT / f"tests/pages/views/test_{name}.py"
        assert tested.exists(), template
