"""Whether an answer that says all is well is about what was asked for. Pure.

Many sites answer 200 to everything: with a page that says "not found" or "sign in", or
with their front page. That is suspected and said, never taken for death.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from wiki.citations.html import head_of

_FRONT = re.compile(
    r"/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:index|default|home)(?:\.\w{2,5})?/?)?",
    re.IGNORECASE,
)
_SORRY = re.compile(
    r"/(?:(?:http-?|errors?/)?40[04]|not-?_?found|page-?_?not-?_?found|errors?)"
    r"(?:\.\w{2,5})?/?\Z",
    re.IGNORECASE,
)
# Said by a whole headline, or by what stands before or behind a bar or dash in it.
_NOT_FOUND = re.compile(
    r"(?:(?:sorry|oops|ooops|whoops)\W+)?"
    r"(?:(?:http\s|error:?\s|fehler:?\s|erreur:?\s|status\s|code\s)+4(?:04|10)\b.{0,40}"
    r"|4(?:04|10)(?:\W{1,3}(?:error|not\sfound|page\snot\sfound).{0,40})?"
    r"|(?:(?:the|this|that|your|requested|web)\s)*"
    r"(?:page|document|article|file|content|url|resource|site)\s"
    r"(?:you\s(?:requested|are\slooking\sfor)\s)?"
    r"(?:(?:was|is|could|can|has|have)\s?)?(?:not|n['’]t|no\slonger|been)\s(?:be\s)?"
    r"(?:found|exists?|available|removed|deleted|here)\b.{0,40}"
    r"|(?:page|document|article|file|content)\s(?:does\snot|doesn['’]t)\sexist.{0,20}"
    r"|not\sfound|page\smissing"
    r"|(?:diese\s|die\s)?seite\s(?:wurde\s|konnte\s|existiert\s)?nicht.{0,30}"
    r"|(?:cette\s|la\s)?page\s(?:est\s)?introuvable.{0,20}|page\snon\strouvée.{0,20}"
    r"|página\sno\s(?:encontrada|existe).{0,20}|página\snão\sencontrada.{0,20}"
    r"|pagina\snon\strovata.{0,20}|pagina\sniet\sgevonden.{0,20}"
    r"|strona\snie\s(?:została\s)?(?:znaleziona|istnieje).{0,20}"
    r"|страница\sне\s(?:найдена|существует).{0,20}"
    r"|ページが見つかりません.{0,20}|(?:找不到|未找到)(?:该|此)?(?:页面|頁面|网页).{0,20}"
    r"|页面(?:不存在|未找到).{0,20})",
    re.IGNORECASE,
)
# What stands before a page that only some may read, or none that is no browser.
_GUARDED = re.compile(
    r"(?:please\s)?(?:sign|log)\s?in(?:\sto\s.{1,40})?|just\sa\smoment|access\sdenied"
    r"|attention\srequired|(?:are\syou\sa|i['’]m\snot\sa)\srobot\??|captcha"
    r"|(?:please\s)?verify\s(?:that\s)?you\sare\s(?:a\s)?human.{0,20}",
    re.IGNORECASE,
)
_FOR_SALE = re.compile(
    r"\bdomain\b.{0,40}\b(?:is|may\sbe)\s(?:for\ssale|available|parked)\b"
    r"|\bbuy\sthis\sdomain\b|\bdomain\s(?:parked|parking)\b",
    re.IGNORECASE,
)
# Short addresses, which may well stand for a front page.
_SHORT = frozenset(
    {"bit.ly", "buff.ly", "goo.gl", "is.gd", "lnkd.in", "ow.ly", "t.co", "tinyurl.com"}
)
_BARS = re.compile(r"\s+[|·•»«–—-]\s+|\s*[|»«]\s*|:\s+")
_LONGEST_HEADLINE = 150
_HEADLINES = 3


def suspicion_of(asked: str, address: str, body: str) -> str:
    """Return why what answered is probably not what was asked for, "" if it may be.

    ``asked`` is the address that is cited, ``address`` the one behind all redirects;
    ``body`` is the beginning of the answer, empty where it is no HTML.
    """
    try:
        before, after = urlsplit(asked), urlsplit(address)
    except ValueError:
        return ""
    if not _is_front(before.path, before.query) and before.hostname not in _SHORT:
        if _is_front(after.path, after.query):
            return f"It leads to the front page of {after.hostname} now."
        if _SORRY.search(after.path) and not _SORRY.search(before.path):
            return "It leads to a page about an error now."
    for headline in head_of(body).headlines[:_HEADLINES]:
        said = headline[:_LONGEST_HEADLINE]
        if _FOR_SALE.search(said):
            return f"Its host is for sale, it seems: “{said}”."
        if any(map(_says_nothing, [said, *_BARS.split(said)])):
            return f"The page that answers says of itself: “{said}”."
    return ""


def _says_nothing(headline: str) -> bool:
    headline = headline.rstrip(".!…")
    return any(sorry.fullmatch(headline) for sorry in (_NOT_FOUND, _GUARDED))


def _is_front(path: str, query: str) -> bool:
    return not query and _FRONT.fullmatch(path) is not None
