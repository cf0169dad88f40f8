"""How far a raw HTML element reaches in a text."""

import re
from collections import Counter

from kbtool.content.markdown.html_attributes import read_tag

NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")
CLOSING = re.compile(r"</([A-Za-z][^\s/>]*)[^<>]*>")
COMMENT_END = re.compile(r"--!?>")
VERBATIM = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
"""Elements in which only their own end means anything."""


def tag_name(text: str, at: int) -> str:
    """The name of the tag at `at`, in lower case."""
    match = NAME.match(text, at)
    return match[1].lower() if match else ""


def end_of_element(text: str, name: str, at: int, last_comment_end: int) -> int:
    """Where the element ends whose content starts at `at`; the end of the text where nothing closes it.

    `last_comment_end` is where the last `-->` of the text ends: nobody searches behind it.
    """
    stack = _Stack(name)
    while stack.names and at < len(text):
        verbatim = VERBATIM.get(stack.names[-1])
        found = verbatim.search(text, at) if verbatim else None
        at = (found.start() if found else -1) if verbatim else text.find("<", at)
        if at < 0:
            return len(text)
        closing = CLOSING.match(text, at)
        if closing:
            stack.close(closing[1].lower())
            at = closing.end()
        elif text.startswith("<!--", at) and at + 4 < last_comment_end:
            at = _behind_comment(text, at)
        else:
            at = _behind_tag(text, at, stack)
    return at


class _Stack:
    """Open elements. An end closes the innermost of its name and all in it; without one it closes nothing."""

    def __init__(self, name: str) -> None:
        self.names: list[str] = []
        self.counts: Counter[str] = Counter()
        self.open(name)

    def open(self, name: str) -> None:
        self.names.append(name)
        self.counts[name] += 1

    def close(self, name: str) -> None:
        if not self.counts[name]:
            return
        last = ""
        while last != name:
            last = self.names.pop()
            self.counts[last] -= 1


def _behind_comment(text: str, at: int) -> int:
    closing = COMMENT_END.search(text, at + 4)
    return closing.end() if closing else at + 1


def _behind_tag(text: str, at: int, stack: _Stack) -> int:
    """Opens what opens there; `hr` never holds anything."""
    tag = read_tag(text, at, len(text))
    if tag is None:
        return at + 1
    name = tag_name(text, at)
    if tag.is_closed and text[tag.end - 2] != "/" and name != "hr":
        stack.open(name)
    return tag.end
