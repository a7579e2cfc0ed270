"""What HTML may be, whatever was written: the rules that tests and the fuzzer share.

`problems` reads HTML twice. Once by the strict grammar of what this package writes:
tags in small letters, attributes in double quotes, every sign escaped. Whatever does
not fit is a problem, so no browser's leniency matters. Then with a browser's own
rules (html5ever, by way of nh3): the tags a browser sees must be those written.
Elements, attributes and schemes are closed lists; an extension that needs more adds
it here.
"""

from __future__ import annotations

import re
from html import unescape

import nh3

VOID = {"br", "hr", "img", "input", "source"}
TAGS = {
    "a", "abbr", "audio", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt",
    "em", "h1", "h2", "h3", "h4", "h5", "hr", "img", "li", "ol", "p", "pre", "source",
    "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
    "video",
}  # fmt: skip
TAGS |= {
    "annotation", "figure", "math", "menclose", "mfrac", "mi", "mmultiscripts", "mn",
    "mo", "mover", "mpadded", "mphantom", "mprescripts", "mroot", "mrow", "mspace",
    "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr",
    "munder", "munderover", "none", "semantics",
}  # fmt: skip
TAGS |= {"details", "input", "label", "summary", "time"}
ATTRIBUTES = {
    "*": {"class", "id", "title"},
    "a": {"href", "rel", "data-wiki-id", "role", "aria-label"},
    "audio": {"controls"},
    "div": {
        "lang",
        "dir",
        "role",
        "aria-label",
        "aria-labelledby",
        "data-wiki-id",
        "data-column",
        "data-order",
        "data-kinds",
        "data-sumrow",
    },
    "annotation": {"encoding"},
    "details": {"open"},
    "figure": {"data-diagram", "data-options"},
    "img": {"src", "alt", "width", "height", "loading"},
    "input": {"type"},
    "math": {"display"},
    "menclose": {"notation"},
    "mfrac": {"linethickness"},
    "mi": {"mathvariant"},
    "mn": {"mathvariant"},
    "mo": {
        "accent",
        "fence",
        "form",
        "largeop",
        "lspace",
        "mathvariant",
        "maxsize",
        "minsize",
        "movablelimits",
        "rspace",
        "separator",
        "stretchy",
        "symmetric",
    },
    "mspace": {"depth", "height", "linebreak", "width"},
    "mpadded": {"depth", "height", "lspace", "width"},
    "mstyle": {"displaystyle", "mathcolor", "mathsize", "mathvariant", "scriptlevel"},
    "mtable": {
        "columnalign",
        "columnlines",
        "columnspacing",
        "displaystyle",
        "frame",
        "rowlines",
        "rowspacing",
    },
    "mtd": {"columnalign"},
    "mtext": {"mathvariant"},
    "ol": {"start"},
    "source": {"src", "type"},
    "span": {"role", "aria-label", "lang", "dir"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "time": {"datetime"},
    "video": {"controls", "width", "height", "poster"},
}
SCHEMES = {
    "http", "https", "telnet", "gopher", "wais", "ftp", "ed2k", "irc", "ldap",
    "mailto", "file", "skype", "callto", "tel",
}  # fmt: skip
ADDRESSES = {"href", "src", "poster", "data", "action", "formaction", "cite"}
LOADED = {"src", "poster", "data"}
"""Attributes whose address a browser asks for without a click."""

OWN_FILES = re.compile(r"/file/")
ANY_IMAGE = re.compile(r"/file/|(?:https?|ftp)://", re.IGNORECASE)

# Never run: https://html.spec.whatwg.org/multipage/scripting.html#data-block
_DATA = re.compile(r'<script type="application/ld\+json">[^<>&]*</script>')
_TOKEN = re.compile(
    r"<!-- section [0-9]+ -->"
    r"|</(?P<end>[a-z][a-z0-9]*)>"
    r'|<(?P<start>[a-z][a-z0-9]*)(?P<attributes>(?: [a-z-]+="[^"<>]*")*)(?P<void> ?/)?>'
    r"|(?P<text>[^<>]+)"
)
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"<>]*)"')
_BARE = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-f]+|[a-zA-Z]+[0-9]*);)")
_SCHEME = re.compile(r"([a-zA-Z][^/?#]*?):")
_IGNORED_BY_BROWSERS = re.compile("[\x00-\x20]+")
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")


def problems(html: str, profile: str = "full") -> list[str]:
    """Return what is wrong with the HTML of a page, [] where nothing is."""
    html = _DATA.sub("", html)
    found = [*structure_problems(html), *attribute_problems(html, profile)]
    return found or _seen_differently(html)


def structure_problems(html: str) -> list[str]:
    """Return what is wrong with the nesting and the spelling of tags."""
    opened: list[str] = []
    position = 0
    while position < len(html):
        token = _TOKEN.match(html, position)
        if token is None:
            return [f"neither tag nor text: {html[position : position + 80]!r}"]
        position = token.end()
        if start := token["start"]:
            if start not in TAGS:
                return [f"element {start!r}"]
            if bool(token["void"]) != (start in VOID):
                return [f"wrongly closed: {token[0]!r}"]
            if not token["void"]:
                opened.append(start)
        elif (end := token["end"]) and (not opened or opened.pop() != end):
            return [f"unbalanced: {html[max(0, position - 80) : position]!r}"]
    return [f"never closed: {', '.join(opened[:5])}"] if opened else []


def is_balanced(html: str) -> bool:
    """Tell whether every tag closes, in order."""
    return not structure_problems(html)


def attribute_problems(html: str, profile: str) -> list[str]:
    """Return what is wrong with attributes, addresses and the signs in text."""
    found = []
    for token in _TOKEN.finditer(html):
        if _BARE.search(token[0]):
            found.append(f"bare &: {token[0][:80]!r}")
        tag, names = token["start"], set()
        for name, value in _ATTRIBUTE.findall(token["attributes"] or ""):
            if name in names:
                found.append(f"twice {name!r} in {token[0][:80]!r}")
            names.add(name)
            if name not in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()):
                found.append(f"attribute {name!r} of {tag!r}")
            if name in ADDRESSES and not _is_safe(name, value, profile):
                found.append(f"address {value[:80]!r} in {name!r} of {tag!r}")
    return found


def _is_safe(name: str, value: str, profile: str) -> bool:
    """Tell whether a browser may follow an address, or load what it names."""
    address = _IGNORED_BY_BROWSERS.sub("", unescape(value))
    if name in LOADED:
        return bool((ANY_IMAGE if profile == "stock" else OWN_FILES).match(address))
    scheme = _SCHEME.match(address)
    return scheme is None or scheme[1].lower() in SCHEMES


def _seen_differently(html: str) -> list[str]:
    cleaned = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=False,
    )
    written, seen = _tags_of(html), _tags_of(cleaned)
    if written == seen:
        return []
    for number, (here, there) in enumerate(zip(written, seen, strict=False)):
        if here != there:
            return [f"a browser sees {there!r} as tag {number}, not {here!r}"]
    return [f"a browser sees {len(seen)} tags, not {len(written)}"]


def _tags_of(html: str) -> list[str]:
    """Return the names of all tags in order; browsers add `<tbody>` themselves."""
    names = [tag.lower() for tag in _TAG.findall(html)]
    return [name for name in names if name != "tbody"]
