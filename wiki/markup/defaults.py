"""The lists DokuWiki ships with: schemes, interwiki shortcuts, acronyms and so on.

Facts only, so that texts written for a stock DokuWiki mean the same here.
Source: https://www.dokuwiki.org/interwiki, /abbreviations, /entities, /smileys
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SCHEMES = (
    "http", "https", "telnet", "gopher", "wais", "ftp", "ed2k", "irc", "ldap",
)  # fmt: skip

INTERWIKI: Mapping[str, str] = MappingProxyType(
    {
        "wp": "https://en.wikipedia.org/wiki/{NAME}",
        "wpfr": "https://fr.wikipedia.org/wiki/{NAME}",
        "wpde": "https://de.wikipedia.org/wiki/{NAME}",
        "wpes": "https://es.wikipedia.org/wiki/{NAME}",
        "wppl": "https://pl.wikipedia.org/wiki/{NAME}",
        "wpjp": "https://ja.wikipedia.org/wiki/{NAME}",
        "wpru": "https://ru.wikipedia.org/wiki/{NAME}",
        "wpmeta": "https://meta.wikipedia.org/wiki/{NAME}",
        "doku": "https://www.dokuwiki.org/",
        "rfc": "https://tools.ietf.org/html/rfc",
        "man": "http://man.cx/",
        "amazon": "https://www.amazon.com/dp/{URL}?tag=splitbrain-20",
        "amazon.de": "https://www.amazon.de/dp/{URL}?tag=splitbrain-21",
        "amazon.uk": "https://www.amazon.co.uk/dp/{URL}",
        "paypal": "https://www.paypal.com/cgi-bin/webscr?cmd=_xclick&amp;business=",
        "phpfn": "https://secure.php.net/{NAME}",
        "skype": "skype:{NAME}",
        "google": "https://www.google.com/search?q=",
        "google.de": "https://www.google.de/search?q=",
        "go": "https://www.google.com/search?q={URL}&amp;btnI=lucky",
        "user": ":user:{NAME}",
        "callto": "callto://{NAME}",
        "tel": "tel:{NAME}",
    }
)

ENTITIES: Mapping[str, str] = MappingProxyType(
    {
        "<->": "↔",
        "->": "→",
        "<-": "←",
        "<=>": "⇔",
        "=>": "⇒",
        "<=": "⇐",
        ">>": "»",
        "<<": "«",
        "---": "—",
        "--": "–",
        "(c)": "©",
        "(tm)": "™",
        "(r)": "®",
        "...": "…",
    }
)

SMILEYS: Mapping[str, str] = MappingProxyType(
    {
        "8-)": "😎",
        "8-O": "😳",
        "8-o": "😳",
        ":-(": "🙁",
        ":-)": "🙂",
        "=)": "😊",
        ":-/": "😕",
        ":-\\": "😕",
        ":-?": "🤔",
        ":-D": "😀",
        ":-P": "😛",
        ":-o": "😮",
        ":-O": "😮",
        ":-x": "🤐",
        ":-X": "🤐",
        ":-|": "😐",
        ";-)": "😉",
        "m(": "🤦",
        "^_^": "😄",
        ":?:": "❓",
        ":!:": "❗",
        "LOL": "😂",
        "FIXME": "🚧",
        "DELETEME": "🗑",
    }
)

ACRONYMS: Mapping[str, str] = MappingProxyType(
    {
        "ACL": "Access Control List",
        "AFAICS": "As far as I can see",
        "AFAIK": "As far as I know",
        "AFAIR": "As far as I remember",
        "API": "Application Programming Interface",
        "ASAP": "As soon as possible",
        "ASCII": "American Standard Code for Information Interchange",
        "BTW": "By the way",
        "CMS": "Content Management System",
        "CSS": "Cascading Style Sheets",
        "DNS": "Domain Name System",
        "EOF": "End of file",
        "EOL": "End of line",
        "EOM": "End of message",
        "EOT": "End of text",
        "FAQ": "Frequently Asked Questions",
        "FTP": "File Transfer Protocol",
        "FOSS": "Free & Open-Source Software",
        "FLOSS": "Free/Libre and Open Source Software",
        "FUD": "Fear, Uncertainty, and Doubt",
        "FYI": "For your information",
        "GB": "Gigabyte",
        "GHz": "Gigahertz",
        "GPL": "GNU General Public License",
        "GUI": "Graphical User Interface",
        "HTML": "HyperText Markup Language",
        "IANAL": "I am not a lawyer (but)",
        "IE": "Internet Explorer",
        "IIRC": "If I remember correctly",
        "IMHO": "In my humble opinion",
        "IMO": "In my opinion",
        "IOW": "In other words",
        "IRC": "Internet Relay Chat",
        "IRL": "In real life",
        "KISS": "Keep it simple stupid",
        "LAN": "Local Area Network",
        "LGPL": "GNU Lesser General Public License",
        "LOL": "Laughing out loud",
        "MathML": "Mathematical Markup Language",
        "MB": "Megabyte",
        "MHz": "Megahertz",
        "MSIE": "Microsoft Internet Explorer",
        "OMG": "Oh my God",
        "OS": "Operating System",
        "OSS": "Open Source Software",
        "OTOH": "On the other hand",
        "PITA": "Pain in the Ass",
        "RFC": "Request for Comments",
        "ROTFL": "Rolling on the floor laughing",
        "RTFM": "Read The Fine Manual",
        "spec": "specification",
        "TIA": "Thanks in advance",
        "TL;DR": "Too long; didn't read",
        "TOC": "Table of Contents",
        "URI": "Uniform Resource Identifier",
        "URL": "Uniform Resource Locator",
        "W3C": "World Wide Web Consortium",
        "WTF?": "What the f***",
        "WYSIWYG": "What You See Is What You Get",
        "YMMV": "Your mileage may vary",
    }
)

IMAGES = frozenset({"jpg", "jpeg", "gif", "png", "ico", "svg"})
"""Extensions of files shown as images."""
IMAGES_SINCE_2026 = frozenset({"webp", "avif"})

AUDIO: Mapping[str, str] = MappingProxyType(
    {"ogg": "audio/ogg", "mp3": "audio/mpeg", "wav": "audio/wav"}
)
VIDEO: Mapping[str, str] = MappingProxyType(
    {"webm": "video/webm", "ogv": "video/ogg", "mp4": "video/mp4"}
)
