"""Keys that keep an article from readers, and keys that were meant to be one."""

from unicodedata import category, normalize

PROTECTIVE_KEYS = ("audience", "state", "publish_on", "expires_on", "noindex", "defaults", "search")
INNOCENT_KEYS = frozenset({"status", "index", "publisher", "publishers", "default", "slate", "stats", "static"})
"""Common keys of other tools that happen to lie near a protective one."""
LOOK_ALIKES = str.maketrans(
    {
        look_alike: letter
        for letter, look_alikes in {
            "a": "аɑαǝә",
            "c": "сϲᴄ",
            "d": "ԁɗ",
            "e": "еєҽεəɛ",
            "g": "ɡ",
            "h": "һհ",
            "i": "іιıɩӏ",
            "j": "јϳ",
            "k": "κк",
            "m": "м",
            "n": "ոηп",
            "o": "оοσօ0",
            "p": "рρ",
            "q": "ԛ",
            "r": "гᴦ",
            "s": "ѕꜱ",
            "t": "τт",
            "u": "υսʋц",
            "v": "ѵν",
            "w": "ԝωա",
            "x": "хχ",
            "y": "уүγ",
        }.items()
        for look_alike in look_alikes
    }
)
"""Letters of other scripts that are drawn like a Latin one, in lower case."""


def fold_key(key: str) -> str:
    """The Latin letters and digits a reader sees in a key: without case, separators, accents or look-alike letters."""
    folded = normalize("NFKD", normalize("NFKC", key).casefold()).translate(LOOK_ALIKES)
    return "".join(letter for letter in folded if category(letter)[0] in "LN")


FOLDED_KEYS = {fold_key(key): key for key in PROTECTIVE_KEYS}


def find_protective_look_alike(key: str, is_index: bool = True) -> str | None:
    """The protective key that `key` was probably meant to be; None for that key itself and for other words.

    One typing error is enough for keys of up to six letters, two for longer ones.
    """
    if key in PROTECTIVE_KEYS or key.casefold() in INNOCENT_KEYS:
        return None
    folded = fold_key(key)
    for target, name in FOLDED_KEYS.items():
        if name == "defaults" and not is_index:
            continue
        if typing_errors(folded, target) <= (1 if len(target) <= 6 else 2):
            return name
    return None


def is_protective_key(key: str) -> bool:
    """Whether a key is a protective one or looks like one."""
    return key in PROTECTIVE_KEYS or find_protective_look_alike(key) is not None


def typing_errors(left: str, right: str) -> int:
    """Damerau-Levenshtein distance (optimal string alignment): letters missing, added, exchanged or swapped."""
    if abs(len(left) - len(right)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        before, previous, row = row, before, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, previous[j - 2] + 1)
            row.append(cost)
    return row[-1]
