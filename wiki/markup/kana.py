"""Japanese syllables in Latin letters, as DokuWiki's `deaccent = 2` writes them.

Syllables of one sign are a table; those of several follow rules, with the exceptions
that were found by comparing ids. Nothing here is a standard: an imported page must
keep its address.
"""

from __future__ import annotations

from collections.abc import Iterator

_HIRAGANA = """
あ a い i う u え e お o か ka き ki く ku け ke こ ko が ga ぎ gi ぐ gu げ ge ご go
さ sa し shi す su せ se そ so ざ za じ ji ず zu ぜ ze ぞ zo た ta ち chi つ tsu て te
と to だ da ぢ di づ du で de ど do な na に ni ぬ nu ね ne の no は ha ひ hi ふ fu
へ he ほ ho ば ba び bi ぶ bu べ be ぼ bo ぱ pa ぴ pi ぷ pu ぺ pe ぽ po ま ma み mi
む mu め me も mo や ya ゆ yu よ yo ら ra り ri る ru れ re ろ ro わ wa ゐ wi ゑ we
を wo ん n
"""
_KATAKANA_ONLY = (
    "ァ a ィ i ゥ u ェ e ォ o ャ ya ュ yu ョ yo ヴ vu ヵ ka ヶ ke ・ _ ー _"
)
_VOWELS = dict(zip("ぁぃぅぇぉゃゅょ", "aiueoauo", strict=True))
# Syllables of two signs: first signs, small second signs, the letters between
# the first consonant and the vowel.
_DIGRAPHS = (
    ("きぎにひびぴみり", "ゃゅょぃぇ", "y"),
    ("しじち", "ゃゅょぇ", ""),
    ("ふ", "ぁぃぇぉ", ""),
    ("い", "ぇ", "y"),
    ("う", "ぃぇ", "w"),
)
_KATAKANA_DIGRAPHS = (
    ("ウ", "ァゥォ", "wh"),
    ("ス", "ァィゥェォ", "w"),
    ("ヂテ", "ィ", ""),
    ("ツ", "ィェャョ", ""),
    ("デ", "ァィゥェォ", ""),
    ("トド", "ァィゥェォ", "w"),
    ("フ", "ゥャュョ", ""),
    ("ヴ", "ァィェォ", ""),
    ("ヴ", "ャュョ", "y"),
)
# First signs of the digraphs that a small っ or ッ doubles.
_DOUBLED_DIGRAPHS = "きぎしちにびぴみりキギシチニビピミリヂテ"
_DOUBLED_LETTERS = "kgsztdnbprmcj"
_NEVER_DOUBLED = "んンヵヶ"
_NOT_DOUBLED_IN_KATAKANA = "マミムメモ"
_NEVER_LONG = ("ン", "フゥ", *"ァィゥェォャュョ・ー")
_EXCEPTIONS = {
    "フィー": "fyii",
    "フェー": "fyee",
    "フャー": "fyaa",
    "フュー": "fyuu",
    "フョー": "fyoo",
    "ッチー": "chii",
}


def kana() -> dict[str, str]:
    """Return all syllables, of one to four signs, with their Latin letters."""
    hiragana = _table(_HIRAGANA)
    katakana = {_katakana(sign): latin for sign, latin in hiragana.items()}
    katakana |= _table(_KATAKANA_ONLY)
    digraphs = dict(_digraphs(hiragana, _DIGRAPHS, _VOWELS))
    vowels = {_katakana(small): vowel for small, vowel in _VOWELS.items()}
    long = {_katakana(signs): latin for signs, latin in digraphs.items()}
    long |= _digraphs(katakana, _KATAKANA_DIGRAPHS, vowels)
    syllables = hiragana | digraphs | _broken("ん", "あいうえおやゆよ", hiragana)
    syllables |= _doubled("っ", syllables)
    others = katakana | long
    others |= _doubled("ッ", others)
    others |= _lengthened(others)
    return (
        syllables | others | _broken("ン", "アイウエオヤユヨ", katakana) | _EXCEPTIONS
    )


def _table(written: str) -> dict[str, str]:
    words = written.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def _katakana(hiragana: str) -> str:
    return "".join(chr(ord(sign) + 0x60) for sign in hiragana)


def _digraphs(
    signs: dict[str, str],
    rules: tuple[tuple[str, str, str], ...],
    vowels: dict[str, str],
) -> Iterator[tuple[str, str]]:
    for firsts, smalls, between in rules:
        for first in firsts:
            for small in smalls:
                yield first + small, signs[first][:-1] + between + vowels[small]


def _broken(sign: str, followers: str, signs: dict[str, str]) -> dict[str, str]:
    """Keep an n apart from the vowel that follows."""
    return {sign + follower: "n_" + signs[follower] for follower in followers}


def _doubled(small: str, syllables: dict[str, str]) -> dict[str, str]:
    doubled: dict[str, str] = {}
    for signs, latin in syllables.items():
        if signs in _NOT_DOUBLED_IN_KATAKANA:
            doubled[small + signs] = latin
        elif _is_doubled(signs, latin):
            doubled[small + signs] = latin[0] + latin
    return doubled


def _is_doubled(signs: str, latin: str) -> bool:
    if len(signs) > 1:
        return signs[0] in _DOUBLED_DIGRAPHS
    return latin[0] in _DOUBLED_LETTERS and signs not in _NEVER_DOUBLED


def _lengthened(syllables: dict[str, str]) -> dict[str, str]:
    return {
        signs + "ー": latin + latin[-1]
        for signs, latin in syllables.items()
        if signs not in _NEVER_LONG
    }
