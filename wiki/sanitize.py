"""Makes HTML and MathML fit for a page that we did not write ourselves.

For what is HTML by origin: embedded HTML, entries of feeds, imported pages, the
output of a formula's converter. Our own HTML is safe by construction and does not
come through here. nh3 puts the tags in order, bleach cleans, nh3 has the last word (of
what is to be text alone, nh3 has the only one); no other module imports either. Nothing
here knows of a request, a page or a database.
Source of what HTML allows where: https://html.spec.whatwg.org/multipage/dom.html
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape

import nh3

MAXIMUM_LENGTH = 65_536
"""Characters that are cleaned; what is longer is shown as source."""

MAXIMUM_DEPTH = 100
"""Elements within one another; what is deeper is shown as source.

Both bound the time: parsers take the square of what hostile HTML nests.
"""

ID_PREFIX = "embedded-"
"""Stands before every id, so that none passes for one of the page's own."""

_SCHEMES = frozenset({"http", "https", "mailto"})
_REL = "ugc nofollow noopener"

_PHRASING = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i",
    "img", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small",
    "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
})  # fmt: skip
_BLOCKS = frozenset({
    "blockquote", "caption", "center", "col", "colgroup", "dd", "details", "div", "dl",
    "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol",
    "p", "pre", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_HTML_ATTRIBUTES = {
    "*": frozenset({"dir", "id", "lang", "title"}),
    "a": frozenset({"href"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "details": frozenset({"open"}),
    "img": frozenset({"alt", "height", "src", "width"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"reversed", "start", "type"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
}
# Without annotation-xml, which would let HTML stand where MathML stands.
_MATHML = frozenset({
    "annotation", "math", "menclose", "merror", "mfenced", "mfrac", "mi",
    "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom", "mprescripts",
    "mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup",
    "mtable", "mtd", "mtext", "mtr", "munder", "munderover", "none", "semantics",
})  # fmt: skip
_LENGTHS = frozenset({
    "columnspacing", "depth", "height", "linethickness", "lspace", "mathsize",
    "maxsize", "minsize", "rowspacing", "rspace", "width",
})  # fmt: skip
_WORDS = frozenset({
    "accent", "accentunder", "columnalign", "columnlines", "columnspan", "display",
    "displaystyle", "encoding", "fence", "form", "frame", "largeop", "mathcolor",
    "mathvariant", "movablelimits", "notation", "rowalign", "rowlines", "rowspan",
    "scriptlevel", "separator", "stretchy", "symmetric",
})  # fmt: skip

_VOID = frozenset({"br", "col", "hr", "img", "wbr"})
_OWN_FILE = re.compile(r"/file/\w[\w:.%-]*(?:\?[\w=&]*)?\Z")
_LENGTH = re.compile(r"-?[0-9]{0,2}(?:\.[0-9]{1,4})?(?:em|ex|mm|mu|px|pt|cm|in|%)?\Z")
_ID = re.compile(r' id="([^"]*)"')
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)(?:[^>"]++|"[^"]*+")*+>')
# Words on both sides of these are two words.
_PARTING = re.compile(
    r"<(?=/?(?:br|hr|h[1-6]|t[dhr]|d[dt]|p|li|div|blockquote)\b)", re.I
)
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f\ud800-\udfff]+")
_LINE_FEEDS = re.compile(r"(<pre[^>]*>)\n+")

_Filter = Callable[[str, str, str], str | None]


@dataclass(frozen=True, slots=True)
class _Allowed:
    """Elements and their attributes, and the element that shows too long a source."""

    tags: frozenset[str]
    attributes: Mapping[str, frozenset[str]]
    source: str


_HTML = _Allowed(_PHRASING | _BLOCKS, _HTML_ATTRIBUTES, "pre")
_INLINE_HTML = _Allowed(
    _PHRASING,
    {
        tag: names
        for tag, names in _HTML_ATTRIBUTES.items()
        if tag == "*" or tag in _PHRASING
    },
    "code",
)
_FORMULA = _Allowed(
    _MATHML,
    {"*": _LENGTHS | _WORDS, "math": frozenset({"alttext", "display"})},
    "code",
)


def clean_html(html: str) -> str:
    """Return HTML that may stand between blocks: balanced, without style or script.

    Images are those of this wiki (`/file/…`); of others the alternative text stays.
    Ids get `ID_PREFIX`, and so do links to them.
    """
    return _cleaned(html, _HTML)


def clean_inline_html(html: str) -> str:
    """Return HTML that may stand within a line: as `clean_html`, without blocks."""
    return _cleaned(html, _INLINE_HTML)


def clean_mathml(mathml: str) -> str:
    """Return presentational MathML, its lengths below 100 units, without links."""
    return _cleaned(mathml, _FORMULA)


def clean_text(html: str) -> str:
    """Return the words of HTML as plain text in one line, to be escaped like any text.

    Of HTML longer than `MAXIMUM_LENGTH`, those of its beginning.
    """
    parted = _PARTING.sub(" <", html[:MAXIMUM_LENGTH])
    return in_one_line(unescape(nh3.clean(parted, tags=set())))


def in_one_line(text: str) -> str:
    """Return text from outside without control characters and needless blanks."""
    return _BLANKS.sub(" ", text).strip()


def _cleaned(html: str, allowed: _Allowed) -> str:
    if len(html) > MAXIMUM_LENGTH:
        return _source(html, allowed)
    ordered = _by_nh3(html, allowed, None)
    if len(ordered) > 2 * MAXIMUM_LENGTH or _depth(ordered) > MAXIMUM_DEPTH:
        return _source(html, allowed)
    import bleach  # noqa: PLC0415 - slow to import, and few pages need it

    cleaner = bleach.Cleaner(
        tags=allowed.tags,
        attributes={tag: list(names) for tag, names in allowed.attributes.items()},
        protocols=_SCHEMES,
        strip=True,
    )
    clean = cleaner.clean(ordered)
    last = _by_nh3(clean, allowed, _attribute_filter(frozenset(_ID.findall(clean))))
    # A parser drops the first line feed in a <pre>, and would drop the next one later.
    return _LINE_FEEDS.sub(r"\1", last)


def _by_nh3(html: str, allowed: _Allowed, attribute_filter: _Filter | None) -> str:
    return nh3.clean(
        html,
        tags=set(allowed.tags),
        attributes={tag: set(names) for tag, names in allowed.attributes.items()},
        attribute_filter=attribute_filter,
        url_schemes=set(_SCHEMES),
        link_rel=_REL,
    )


def _source(html: str, allowed: _Allowed) -> str:
    return f"<{allowed.source}>{escape(html, quote=False)}</{allowed.source}>"


def _depth(html: str) -> int:
    """Return how deep the elements of balanced HTML nest."""
    depth = deepest = 0
    for closing, name in _TAG.findall(html):
        if closing:
            depth -= 1
        elif name not in _VOID:
            depth += 1
            deepest = max(deepest, depth)
    return deepest


def _attribute_filter(ids: frozenset[str]) -> _Filter:
    """Return what decides over each attribute that is allowed; `ids` are the known."""

    def value_of(tag: str, name: str, value: str) -> str | None:
        if name == "id":
            return _prefixed(value)
        if name == "href" and value[:1] == "#" and value[1:] in ids:
            return "#" + _prefixed(value[1:])
        if name == "src":
            return value if _OWN_FILE.match(value) else None
        if name in _LENGTHS and tag != "img":
            return value if all(map(_LENGTH.match, value.split())) else None
        return value

    return value_of


def _prefixed(name: str) -> str:
    return name if name.startswith(ID_PREFIX) else ID_PREFIX + name
