"""The forms in which people write: they check shape only, the domain decides."""

from __future__ import annotations

from typing import Any

from django import forms

from wiki.comparing.merge import has_markers

_REPLACEMENT = "\ufffd"


class EditForm(forms.Form):
    """A page's text, or one section's, with what is said about the change.

    ``base`` is the number of the revision the text was made from, 0 for none.
    The template ends the form with ``complete``: where it is missing, the connection
    broke on the way, and what arrived may be half a text.
    """

    text = forms.CharField(
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true"}),
    )
    summary = forms.CharField(
        required=False,
        max_length=255,
        widget=forms.TextInput(
            attrs={
                "placeholder": "What did you change, and why?",
                "autocomplete": "off",
            }
        ),
    )
    minor = forms.BooleanField(required=False, label="Minor edit")
    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    section = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)

    def clean_text(self) -> str:
        """Bring line ends to line feeds; point out bytes that were no text, and merges
        that are not finished.
        """
        text: str = self.cleaned_data["text"].replace("\r\n", "\n").replace("\r", "\n")
        if _REPLACEMENT in text:
            message = (
                "Some bytes of the text were not UTF-8 and are shown as “\ufffd”. "
                "Correct these places, then save."
            )
            raise forms.ValidationError(message)
        if has_markers(text):
            message = (
                "The text still has the markers of an unfinished merge. Choose what "
                "stays between them, delete the marker lines, then save."
            )
            raise forms.ValidationError(message)
        return text

    def clean(self) -> dict[str, Any]:
        """Refuse a form that did not arrive whole."""
        if "text" not in self.data or not self.data.get("complete"):
            message = (
                "The form did not arrive whole. See whether the end of the text is "
                "still there, then save again."
            )
            raise forms.ValidationError(message)
        return self.cleaned_data


class ReasonForm(forms.Form):
    """Why something is done, and to which revision it was decided."""

    summary = forms.CharField(required=False, max_length=255, label="Reason")
    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class NewPageForm(forms.Form):
    """The name of a page to create, as a person writes it."""

    name = forms.CharField(max_length=255, label="Name of the page")
