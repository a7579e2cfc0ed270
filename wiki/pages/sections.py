"""Editing one section of a page: taking it out and putting it back."""

from __future__ import annotations

from dataclasses import dataclass

from wiki.markup import parse
from wiki.pages.rendering import config_for


@dataclass(frozen=True, slots=True)
class SectionText:
    """A section as its own text, between what stands before and after it."""

    number: int
    title: str
    anchor: str
    before: str
    text: str
    after: str

    def replaced_by(self, text: str) -> str:
        """Return the whole page with ``text`` in the section's place.

        A line break that went missing at its end is put back, since the next heading
        must start its line.
        """
        if text and self.after and not text.endswith("\n"):
            text += "\n"
        return self.before + text + self.after


def section_of(path: str, text: str, number: int) -> SectionText | None:
    """Return section ``number`` (from 1) of a page's text, None if it has none."""
    document = parse(text, config_for(path))
    for section in document.sections:
        if section.number == number:
            whole = document.text
            return SectionText(
                number=number,
                title=section.title,
                anchor=section.id,
                before=whole[: section.start],
                text=whole[section.start : section.end],
                after=whole[section.end :],
            )
    return None
