"""Lists of words that are written with what each shares with the one before left out."""

NONE_SHARED = "#"
"""The first character of a line tells how much is shared, in UTF-16 units: `#` nothing, `$` one, and so on."""


def front_coded_words(text: str) -> list[str]:
    """The words of such a list; none where the text cannot be one.

    Whatever stands in the text stands in the words too, and what is in no word for readers, such as the rest of a word
    without its start, does not.
    """
    if not text.startswith(NONE_SHARED):
        return []
    words: list[str] = []
    before = b""
    for line in text.split("\n"):
        shared = 2 * (ord(line[:1] or "\0") - ord(NONE_SHARED))
        if not 0 <= shared <= len(before):
            return []
        before = before[:shared] + line[1:].encode("utf-16-be", "surrogatepass")
        words.append(before.decode("utf-16-be", "replace"))
    return words
