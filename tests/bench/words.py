"""Words of a language that does not exist but reads as English, Chinese or Persian does to a machine."""

from collections.abc import Callable, Iterator, Mapping
from itertools import accumulate
from random import Random

VOCABULARY = 20_000
"""Words of a language. Real product documentation of 10,000 articles has about as many that are no names."""
COMMON = {
    "en": "the of and to in a is for you can with on that it your are be this from or as an if when not will by have",
    "zh": "的 是 在 和 了 您 可以 有 为 与 或 将 时 不 这 个 请 如果 使用 需要 后 中 到 从 会",
    "fa": "و در به از که این را با است برای آن یک می شود خود تا بر هر اگر هم یا باید شما کنید",
}
"""The words that come most often, commonest first."""
ENGLISH_ONSETS = "b c d f g h l m n p r s t v w br ch cl cr dr fl gr pl pr sh sp st th tr"
ENGLISH_CODAS = "b ck ct d l m n nd ng nt p r rt s st t x"
ENGLISH_ENDINGS = ["", "", "", "", "s", "ed", "ing", "er", "ly", "ment", "tion"]
PERSIAN_LETTERS = "اینردمهتبوسشکلزفقخگپعجچصحط"
CHINESE_LETTERS = range(0x4E00, 0x9F00, 8)
"""Every eighth: about as many as are in use."""
LATIN = ["API", "SSO", "CSV", "PDF", "VPN", "Git", "URL", "JSON", "OAuth", "webhook"]
"""Stand in Chinese and Persian text as they are."""
GAPS = {"en": " ", "zh": "", "fa": " "}
STOPS = {"en": ". ", "zh": "。", "fa": ". "}
COLONS = {"en": ":", "zh": "：", "fa": ":"}
COMMAS = {"en": ", ", "zh": "，", "fa": "، "}
BATCH = 256


def english_word(chance: Random) -> str:
    """One to three syllables and an ending."""
    onsets, codas = ENGLISH_ONSETS.split(), ["", "", "", *ENGLISH_CODAS.split()]
    syllables = (
        chance.choice(onsets) + chance.choice("aeiou") + chance.choice(codas)
        for _ in range(chance.choice((1, 1, 1, 2, 2, 3)))
    )
    return "".join(syllables) + chance.choice(ENGLISH_ENDINGS)


def chinese_word(chance: Random) -> str:
    """One to three characters; now and then a Latin name, with blanks around it."""
    if chance.random() < 0.02:
        return f" {chance.choice(LATIN)} "
    return "".join(chr(chance.choice(CHINESE_LETTERS)) for _ in range(chance.choice((1, 2, 2, 2, 3))))


def persian_word(chance: Random) -> str:
    """Two to six letters; some are compounds with a half-space."""
    if chance.random() < 0.02:
        return chance.choice(LATIN)
    word = "".join(chance.choices(PERSIAN_LETTERS, k=chance.choice((2, 3, 4, 4, 5, 6))))
    joined = chance.random()
    return f"می\u200c{word}" if joined < 0.04 else f"{word}\u200cها" if joined < 0.1 else word


MAKERS: Mapping[str, Callable[[Random], str]] = {"en": english_word, "zh": chinese_word, "fa": persian_word}


class Words:
    """Draws words of one language, as frequent as in real text (Zipf's law)."""

    def __init__(self, language: str, seed: int) -> None:
        self.language, self.gap, self._seed = language, GAPS[language], seed
        self.begin(-1)
        common = COMMON[language].split()
        rare = (MAKERS[language](self._random) for _ in range(VOCABULARY - len(common)))
        self.vocabulary = [*common, *rare]
        self._weights = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))

    def begin(self, number: int) -> None:
        """From here on come the words of this article: they are the same in a base of any size."""
        self._random = Random(f"{self.language} {self._seed} {number}")  # noqa: S311 - text for a measurement
        self._batch: Iterator[str] = iter(())

    def take(self, count: int) -> list[str]:
        """So many words of running text."""
        words = [word for _, word in zip(range(count), self._batch, strict=False)]
        if len(words) < count:
            # Drawn in bulk: a call for each word would take longer than all else together.
            drawn = self._random.choices(self.vocabulary, cum_weights=self._weights, k=BATCH)
            self._batch = iter([word for word, before in zip(drawn, ["", *drawn], strict=False) if word != before])
            words += self.take(count - len(words))
        return words

    def phrase(self, count: int) -> str:
        """So many words of running text, as a heading or an item begins."""
        text = self.gap.join(self.take(count)).replace("  ", " ").strip()
        return text[:1].upper() + text[1:]

    def title(self, chance: Random, count: int) -> str:
        """So many words that are neither the commonest nor the rarest; no two titles are the same by accident."""
        words = [self.vocabulary[60 + int(chance.random() * 6_000)] for _ in range(count)]
        text = self.gap.join(words).replace("  ", " ").strip()
        return text[:1].upper() + text[1:]
