"""Several things in one sentence."""

from collections.abc import Sequence

from kbtool.config.locales import babel_locale
from kbtool.content.markdown.body import ELLIPSIS

RIGHT_TO_LEFT_MARK = "\u200f"


def joined(names: Sequence[str], locale: str) -> str:
    """The names with the comma of the language between them (Unicode CLDR): `a, b, c`, `a、b、c`."""
    pattern = str(babel_locale(locale).list_patterns["standard"]["middle"])
    return pattern.replace("{0}", "").replace("{1}", "").replace(RIGHT_TO_LEFT_MARK, "").join(names)


def shortened(names: Sequence[str], locale: str, width: int) -> str:
    """As many of the names, from the first, as fit into so many characters; an ellipsis stands for the rest.

    The first is there even where it is too long.
    """
    text = joined(names[:1], locale)
    for count in range(2, len(names) + 1):
        longer = joined([text, names[count - 1]], locale)
        rest = joined([longer, ELLIPSIS], locale) if count < len(names) else longer
        if len(rest) > width:
            return joined([text, ELLIPSIS], locale)
        text = longer
    return text
