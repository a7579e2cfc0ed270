"""The forms in which people describe sources: they check shape only."""

from __future__ import annotations

from django import forms
from django.http import QueryDict

from wiki.citations.dates import is_edtf
from wiki.citations.editing import SourceFacts
from wiki.citations.errors import NotAnIdentifier
from wiki.citations.models import LONGEST_KEY, Source, SourceType, Status
from wiki.citations.naming import known_by, read_name
from wiki.citations.people import MOST_AUTHORS, Name, as_line, from_line

_LONGEST_TEXT = 2000
_LONGEST_NOTES = 20_000
_LONGEST_DATE = 30
# Facts that CSL-JSON knows and most citation styles print.
_DETAILS = ("volume", "issue", "page", "edition")


class SourceForm(forms.Form):
    """Everything about a source, as people write it."""

    type = forms.ChoiceField(label="Kind", choices=SourceType.choices)
    title = forms.CharField(
        required=False,
        max_length=_LONGEST_TEXT,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    authors = forms.CharField(
        required=False,
        max_length=_LONGEST_NOTES,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text="One on a line: Lovelace, Ada – or World Health Organization.",
    )
    date = forms.CharField(
        required=False,
        max_length=_LONGEST_DATE,
        help_text="As exact as is known: 2024, 2024-05, 2024-05-17; 1920~ for about.",
    )
    container = forms.CharField(
        required=False,
        max_length=_LONGEST_TEXT,
        label="Published in",
        help_text="The journal, book or site it is part of.",
    )
    publisher = forms.CharField(required=False, max_length=_LONGEST_TEXT)
    volume = forms.CharField(required=False, max_length=100)
    issue = forms.CharField(required=False, max_length=100)
    page = forms.CharField(required=False, max_length=100, label="Pages")
    edition = forms.CharField(required=False, max_length=100)
    notes = forms.CharField(
        required=False,
        max_length=_LONGEST_NOTES,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    known_by = forms.CharField(
        required=False,
        max_length=_LONGEST_NOTES,
        label="Known by",
        show_hidden_initial=True,
        widget=forms.Textarea(
            attrs={"rows": 4, "autocapitalize": "off", "spellcheck": "false"}
        ),
        help_text="Identifiers and addresses, one on a line: doi:10.1038/171737a0, "
        "ISBN 978-0-262-53305-8, https://example.org/work.",
    )
    reviewed = forms.BooleanField(
        required=False, label="I looked at the work, and these facts are right"
    )
    summary = forms.CharField(
        required=False,
        max_length=255,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(
        self,
        source: Source,
        base: int,
        data: QueryDict | None = None,
        *,
        may_review: bool = False,
    ) -> None:
        super().__init__(data, initial=_initial(source, base))
        self.source = source
        if not may_review:
            del self.fields["reviewed"]

    def clean_authors(self) -> list[Name]:
        """Read names, and keep all that is known of those that were not touched."""
        known = {as_line(name): name for name in self.source.authors}
        lines = [
            " ".join(line.split()) for line in self.cleaned_data["authors"].splitlines()
        ]
        names = [known.get(line) or from_line(line) for line in lines if line]
        if len(names) > MOST_AUTHORS:
            message = (
                f"A source keeps {MOST_AUTHORS} authors. Let “et al.” follow them."
            )
            raise forms.ValidationError(message)
        return names

    def clean_known_by(self) -> list[str]:
        """Refuse lines that name nothing; those that were there may stay.

        What pages brought in since the form was shown stays, too.
        """
        there = known_by(self.source)
        if "known_by" not in self.data:
            return there
        written = _lines(self.cleaned_data["known_by"])
        for line in written:
            if line not in there:
                _refuse_what_names_nothing(line)
        shown = _lines(self.data.get("initial-known_by", "\n".join(there)))
        return written + [line for line in there if line not in {*shown, *written}]

    def clean_date(self) -> str:
        """Refuse a date that no program could read."""
        date: str = self.cleaned_data["date"]
        if date and not is_edtf(date):
            message = "Write the date as 2024, 2024-05 or 2024-05-17; 1920~ for about."
            raise forms.ValidationError(message)
        return date

    def facts(self) -> SourceFacts:
        """Return what the valid form says about the source."""
        data = self.cleaned_data
        return SourceFacts(
            type=data["type"],
            title=data["title"],
            authors=data["authors"],
            container=data["container"],
            publisher=data["publisher"],
            date=data["date"],
            csl=self._csl(),
            notes=data["notes"].replace("\r\n", "\n"),
        )

    def _csl(self) -> dict[str, object]:
        """Return what CSL-JSON knows besides, what was not touched as it was."""
        before = self.source.csl
        csl = {name: fact for name, fact in before.items() if name not in _DETAILS}
        for name in _DETAILS:
            written = self.cleaned_data[name]
            if written:
                csl[name] = before[name] if _said(before, name) == written else written
        return csl


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _refuse_what_names_nothing(line: str) -> None:
    try:
        read_name(line)
    except NotAnIdentifier as error:
        raise forms.ValidationError(error.message) from error


class BaseForm(forms.Form):
    """The version that something was decided about."""

    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class MergeForm(forms.Form):
    """Which source another is to become part of."""

    into = forms.CharField(
        max_length=LONGEST_KEY,
        label="Key of the source that stays",
        widget=forms.TextInput(attrs={"autocapitalize": "off", "autocomplete": "off"}),
    )


def _initial(source: Source, base: int) -> dict[str, object]:
    details = {name: _said(source.csl, name) for name in _DETAILS}
    return {
        **details,
        "type": source.type,
        "title": source.title,
        "authors": "\n".join(map(as_line, source.authors)),
        "date": source.date,
        "container": source.container,
        "publisher": source.publisher,
        "notes": source.notes,
        "known_by": "\n".join(known_by(source)),
        "reviewed": source.status == Status.REVIEWED,
        "base": base,
    }


def _said(csl: dict[str, object], name: str) -> str:
    return str(csl.get(name, ""))
