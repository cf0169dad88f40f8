"""How Chinese is read aloud.

A module of its own because pypinyin takes a quarter of a second and 30 MB to import, and only a base with Chinese
articles needs it.
"""

from pypinyin import Style, lazy_pinyin


def pinyin_of(han: str) -> list[str]:
    """One syllable with its tone as a digit for each character of a run of Chinese: `重庆` → `chong2 qing4`.

    Whole words are looked up first, so characters with several readings come out right. What has no reading is itself.
    """
    syllables = lazy_pinyin(han, style=Style.TONE3, neutral_tone_with_five=True)
    if len(syllables) == len(han):
        return syllables
    return [lazy_pinyin(character, style=Style.TONE3, neutral_tone_with_five=True)[0] for character in han]
