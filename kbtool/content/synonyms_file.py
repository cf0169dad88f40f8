"""One entry of `docs/_data/synonyms.<lang>.yml`."""

from kbtool.content import rule_ids
from kbtool.content.front_matter.typed_values import typed_value
from kbtool.content.front_matter.unfit_value import UnfitValueError
from kbtool.content.synonyms import Synonyms
from kbtool.content.yaml.nodes import Node, Scalar

ARROW = "→"
HINT = f"write [refund, money back], or: sign-off {ARROW} approval"


def read_synonyms(node: Node) -> Synonyms:
    """A list of words, or the text `word, word → word, word`. Raises UnfitValueError."""
    if isinstance(node, Scalar) and ARROW in node.text:
        sides = [tuple(filter(None, map(str.strip, side.split(",")))) for side in node.text.split(ARROW)]
        if len(sides) != 2 or not all(sides):
            message = f"{node.text[:60]!r} does not lead from words to words"
            raise UnfitValueError(rule_ids.WRONG_TYPE, node.span, message, HINT)
        return Synonyms(*sides)
    words = typed_value("a group of synonyms", tuple[str, ...], node)
    if len(words) < 2:
        raise UnfitValueError(rule_ids.WRONG_TYPE, node.span, "a group of synonyms has fewer than two words", HINT)
    return Synonyms(words)
