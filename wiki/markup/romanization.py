"""Other scripts in Latin letters, as DokuWiki's `deaccent = 2` writes them.

Facts about the outside world, found by comparing ids: also where they follow no
standard, they must come out the same, or an imported page would change its address.
"""

from __future__ import annotations

import re
import unicodedata

from wiki.markup.kana import kana

# An apostrophe becomes a separator when the id is cleaned.
_LETTERS = """
ä a ö o ḍ d ḥ h ḷ l ḹ l ṃ m ṅ n ṇ n ṛ r ṝ r ṣ s ṭ t
α a β b γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t
υ y φ f χ ch ψ ps ω o
а a б b в v г g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f
х x ц c ч ch ш sh щ sch ы y э eh ю ju я ja є je і i ґ gh ё jo й j ї ji
א a ב b ג g ד d ה h ו v ז z ח kh ט th י y ך h כ k ל l ם m מ m ן n נ n ס s ע ah ף f
פ p ץ c צ c ק q ר r ש sh ת t
ا a ب b ت t ث th ج g ح xh خ x د d ذ dh ر r ز z س s ش sh ص s' ض d' ط t' ظ z' ع y
غ gh ف f ق q ك k ل l م m ن n ه x' و u ي i
अ a आ ah इ i ई ih उ u ऊ uh ऋ ry ऌ ly ए e ऐ ay ओ o औ aw क k ख kh ग g घ gh ङ nh च c
छ ch ज j झ jh ञ ny ट tq ठ tqh ड dq ढ dqh ण nq त t थ th द d ध dh न n प p फ ph ब b
भ bh म m य z र r ल l व v श sh ष sqh स s ह x ॠ ryh ॡ lyh अं amh अः aq
ა a ბ b გ g დ d ე e ვ v ზ z თ th ი i კ p ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u
ფ ph ქ kh ღ gh ყ q შ sh ჩ ch ც c ძ dh წ w ჭ j ხ x ჯ jh ჰ xh
ㄱ k ㄲ kk ㄴ n ㄷ t ㄸ tt ㄹ l ㅁ m ㅂ p ㅃ pp ㅅ s ㅆ ss ㅇ ng ㅈ c ㅉ cc ㅊ ch ㅋ kh
ㅌ th ㅍ ph ㅎ h ㅏ a ㅐ ay ㅑ ya ㅒ yay ㅓ e ㅔ ey ㅕ ye ㅖ yey ㅗ o ㅘ wa ㅙ way ㅚ oy
ㅛ oy ㅜ wu ㅝ we ㅞ wey ㅟ wi ㅠ yu ㅡ u ㅢ uy ㅣ i
ก k ข kh ฃ kh ค kh ฅ kh ฆ kh ง ng จ ch ฉ ch ช ch ซ s ฌ ch ญ y ฎ d ฏ t ฐ th ฑ d ฒ th
ณ n ด d ต t ถ th ท th ธ th น n บ b ป p ผ ph ฝ f พ ph ฟ f ภ ph ม m ย y ร r ฤ rue ล l
ฦ lue ว w ศ s ษ s ส s ห h ฬ l อ o ฮ h ะ a ั a า a ำ am ิ i ี ue ึ ue ุ u ู u เ e แ ae
โ o ใ ai ไ ai ๅ a ๆ 2 ๏ o ๐ 0 ๑ 1 ๒ 2 ๓ 3 ๔ 4 ๕ 5 ๖ 6 ๗ 7 ๘ 8 ๙ 9 ฯ - ๚ - ๛ -
รร a ฤๅ rue ฦๅ lue วย uai อย oi ัย ai ัว ua าย ai าว ao ิว io ีย ia ือ uea ุย ui ็ว eo
ํา am
"""
_SILENT = "ъь\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
_ACCENTED = "άέήίόύώϊϋΐΰ"  # Greek letters that sound as without their accents


def romanized(text: str) -> str:
    """Return `text`, in lower case and NFC, with other scripts in Latin letters."""
    return _SEQUENCES.sub(_latin, text).translate(_SIGNS)


def _latin(found: re.Match[str]) -> str:
    return _TABLE[found.group()]


def _read() -> dict[str, str]:
    words = unicodedata.normalize("NFC", _LETTERS).split()
    table = dict(zip(words[::2], words[1::2], strict=True)) | kana()
    for letter in _ACCENTED:
        table[letter] = table[unicodedata.normalize("NFD", letter)[0]]
    return table | dict.fromkeys(_SILENT, "")


_TABLE = _read()
_SIGNS = {ord(sign): latin for sign, latin in _TABLE.items() if len(sign) == 1}
_SEQUENCES = re.compile(
    "|".join(sorted((signs for signs in _TABLE if len(signs) > 1), key=len)[::-1])
)
