"""The letters and marks that DokuWiki's id rules treat specially.

Facts about the outside world, found by comparing the ids of every code point:
an id must come out the same here, or an imported page would change its address.
How an id is made of them stands in `wiki.markup.ids`.
"""

from __future__ import annotations

import unicodedata

# What becomes a separator, as the inside of a regular expression's class. It
# follows no Unicode property: the list was drawn up by hand long ago, it knows
# the typography of Latin texts and little else. Surrogates are our addition
# (DokuWiki never sees them): they cannot be stored.
SPECIALS = (
    r"\x00-,/<-@\[-^`{-\xbf×÷ˇ˘-˝\u0384\u0385·\u0300\u0301\u0303\u0309\u0323\u05b0-\u05b9\u05bb-\u05c3׳״،؛؟ـ"
    r"\u064b-\u0652٪฿"
    r"\u200c-\u200f–-―‗-‚“-„†-•…‰′″‹›⁄₧₪-€№℘™ℵ←-↕↵⇐-⇔∀∂∃∅-∉∋∏∑−∕∗∙√∝∞∠∧-∫∴∼≅≈≠≡≤≥"
    r"⊂-⊄⊆⊇⊕⊗⊥⋅⌐⌠⌡\u2329\u232a⑩─│┌┐└┘├┤┬┴┼═-╬▀▄█▌▐-▓■▲▼◆◊●◗★☎☛☞♠♣♥♦"
    r"✁-✄✆-✉✌-✧✩-❋❍❏-❒❖❘-❞❡-❧❿➉➓➔➘-➯➱-➾\u3000-〃〈-〒〔-〛〶"
    r"\uc2a0\uf6d9-\uf6db\uf8d7-\uf8fe\ufe7c\ufe7d！-／：-＠［-＾｀｛-･￠-￦￨-￮"
    r"\U0001d6fc-\U0001d71b\ud800-\udfff"
)

_ACCENTED = (
    "àáâãåçèéêëìíîïñòóôõùúûýÿāăąćĉċčďēĕėęěĝğġģĥĩīįĵķĺļľńņňōőŕŗřśŝşšţťũūŭůűųŵŷ"
    "źżžơưșțḃḋḟṁṗṡṫẁẃẅỳ"
)
_SPELLED = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "ß": "ss",
    "æ": "ae",
    "ø": "o",
    "đ": "d",
    "ð": "dh",
    "þ": "th",
    "ħ": "h",
    "ı": "i",
    "ł": "l",
    "ŧ": "t",
    "ƒ": "f",
    "µ": "u",
}


def _base(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


# deaccent=1: accented Latin letters lose the accent, a few are spelled out.
DEACCENTED = {ord(letter): _base(letter) for letter in _ACCENTED} | {
    ord(letter): spelling for letter, spelling in _SPELLED.items()
}
