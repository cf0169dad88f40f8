"""Words that stand nowhere else, each planted in one place."""

import string
from dataclasses import dataclass, field
from random import Random

ALPHABETS = {
    "en": string.ascii_lowercase + string.digits,
    "zh": "".join(map(chr, range(0x4E00, 0x9FA5))),
    "fa": "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
}
LENGTHS = {"en": 12, "zh": 7, "fa": 12}
"""Long enough that none comes about by chance, short enough to stay one word."""


@dataclass(frozen=True)
class Canary:
    """One token."""

    token: str
    audience: str
    """The widest audience that may see it; `nobody` for what is published nowhere."""
    place: str


@dataclass
class Planter:
    """Makes tokens and knows where each was planted."""

    random: Random
    planted: list[Canary] = field(default_factory=list)

    def token(self, place: str, audience: str, language: str = "en") -> str:
        """A new one; what has to be an address or a name for machines is asked for in `en`."""
        letters = "".join(self.random.choice(ALPHABETS[language]) for _ in range(LENGTHS[language]))
        token = f"zq{letters}" if language == "en" else letters
        self.planted.append(Canary(token, audience, place))
        return token

    def hidden_from(self, audience: str, order: tuple[str, ...]) -> dict[str, Canary]:
        """Token → canary, for all that readers of an audience must not see."""
        seen = order[: order.index(audience) + 1]
        return {canary.token: canary for canary in self.planted if canary.audience not in seen}
