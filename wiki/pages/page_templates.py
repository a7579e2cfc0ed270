"""What a new page begins with: the template of the nearest namespace that has one.

Source: https://www.dokuwiki.org/namespace_templates
"""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from wiki.markup import ids
from wiki.pages.changes import Author
from wiki.pages.models import PageTemplate


def text_for_new_page(path: str, author: Author) -> str:
    """Return the text that the editor of the new page ``path`` starts from.

    Without a template it is a heading made of the page's name.
    """
    template = _template_for(ids.namespace(path))
    if template is None:
        return f"====== {_title(ids.name(path))} ======\n\n"
    return _filled(template.text, path, author)


def _template_for(namespace: str) -> PageTemplate | None:
    parts = namespace.split(":") if namespace else []
    above = [":".join(parts[:count]) for count in range(len(parts))]
    rows = PageTemplate.objects.filter(
        Q(namespace=namespace) | Q(namespace__in=above, inherited=True)
    )
    return max(rows, key=lambda row: len(row.namespace), default=None)


def _filled(text: str, path: str, author: Author) -> str:
    """Replace DokuWiki's placeholders, the longer names first."""
    name, namespace = ids.name(path), ids.namespace(path)
    current = namespace.rpartition(":")[2]
    words = name.replace("_", " ")
    user = author.user
    values = {
        "@!!CURNS@": current.title(),
        "@!CURNS!@": current.upper(),
        "@!CURNS@": _capitalised(current),
        "@CURNS@": current,
        "@!FILE!@": name.upper(),
        "@!FILE@": _capitalised(name),
        "@FILE@": name,
        "@!PAGE!@": words.upper(),
        "@!!PAGE@": words.title(),
        "@!PAGE@": _capitalised(words),
        "@PAGE@": words,
        "@ID@": path,
        "@NS@": namespace,
        "@USER@": user.username if user else "",
        "@NAME@": user.name if user else "",
        "@MAIL@": user.email if user else "",
        "@DATE@": timezone.localtime().strftime("%Y/%m/%d %H:%M"),
    }
    for placeholder, value in values.items():
        text = text.replace(placeholder, value)
    return text


def _title(name: str) -> str:
    return _capitalised(name.replace("_", " "))


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
