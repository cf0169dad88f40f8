"""A manifest read as a browser reads it."""

from itertools import accumulate
from typing import Any

from kbtool.verify.output.front_coding import front_coded_words


def article_paths(manifest: Any) -> list[str]:
    """Of the documents' files, in their order."""
    firsts = [first for first, _ in manifest["bundles"]]
    ends = [*firsts[1:], manifest["documents"]]
    names = (
        f"{digest}{place:x}"
        for (first, digest), end in zip(manifest["bundles"], ends, strict=False)
        for place in range(end - first)
    )
    return [manifest["fragment"].format(digest=name) for name in names]


def stem_classes(manifest: Any) -> list[list[str]]:
    """The words that are forms of one."""
    words, first, found = front_coded_words(manifest["vocabulary"]["terms"]), 0, []
    for steps in manifest["vocabulary"]["classes"]:
        numbers = list(accumulate(steps, initial=first))[1:]
        first = numbers[0]
        found.append([words[number] for number in numbers])
    return found
