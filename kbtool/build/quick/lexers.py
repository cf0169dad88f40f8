"""Code, a third of what is left of a conversion: the rules of a lexer's state are tried in one expression.

Pygments tries them one after the other, twenty for each word. The same, because an expression of alternatives takes the
first that matches, as Pygments does, and matches what that one would match alone. A rule that would not be the same
among others, for it refers to its groups, stays by itself at its place.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from pygments.lexer import ExtendedRegexLexer, Lexer, LexerContext, RegexLexer
from pygments.token import Error, Text, Whitespace, _TokenType

from kbtool.build.quick.tried import are_tried

ALONE = re.compile(r"\\[1-9]|\(\?P=|\(\?P<|\(\?\(|\(\?[aiLmsux]")
"""In the text of an expression: it may refer to its groups by number or name, or set flags for a part of it."""
FLAGS = re.compile(r"\(\?([ims]+)\)")
"""At its beginning: what it sets for all of it, which can be said for a part of a longer one."""
REMEMBERING = frozenset({"XQueryLexer"})
"""They keep in the class where they are: what they find in a text depends on the one before."""
Rule = tuple[Any, Any, Any]
"""How it matches, what it makes of that, and to which state it leads; as Pygments keeps them."""
Step = tuple[Any, dict[int, Rule] | None, Rule]
"""What matches; the rules by their groups where it stands for several; the rule where it is one."""


@lru_cache(maxsize=512)
def quick_lexer(lexer_class: type[Lexer]) -> type[Lexer]:
    """A class that stands for this one; the class itself where it has a way of its own."""
    if getattr(lexer_class, "token_variants", False) or not are_tried():
        return lexer_class
    if getattr(lexer_class, "get_tokens_unprocessed", None) is RegexLexer.get_tokens_unprocessed:
        return _made(lexer_class, (_Quick, lexer_class))
    if issubclass(lexer_class, ExtendedRegexLexer) and lexer_class.__name__ not in REMEMBERING:
        # It may prepare a context of its own, and then asks the class below.
        return _made(lexer_class, (lexer_class, _QuickExtended))
    if inner := getattr(lexer_class, "_innerLexerCls", None):  # a session: commands and what they print
        return type(lexer_class.__name__, (lexer_class,), {"_innerLexerCls": quick_lexer(inner)})
    return lexer_class


def _made(lexer_class: type[Lexer], parents: tuple[type[Lexer], ...]) -> type[Lexer]:
    lexer_class()  # Pygments reads the rules when the first lexer is made
    rules = lexer_class._tokens
    return type(lexer_class.__name__, parents, {"_tokens": rules, "_steps": _Steps(rules)})


class _Steps(dict[str, list[Step]]):
    """State → its steps, as they are asked for: to make them takes longer than to use them once."""

    def __init__(self, rules: Mapping[str, Sequence[Rule]]) -> None:
        super().__init__()
        self._rules = rules

    def __missing__(self, state: str) -> list[Step]:
        self[state] = list(_steps(self._rules[state]))
        return self[state]


def _steps(rules: Sequence[Rule]) -> Iterator[Step]:
    for flags, group in groupby(((rule, *_expression(rule)) for rule in rules), itemgetter(2)):
        members = list(group)
        has_more = flags >= 0 and len(members) > 1
        combined = _combined([(rule, text) for rule, text, _ in members], flags) if has_more else None
        if combined:
            yield combined
        else:
            yield from ((rule[0], None, rule) for rule, _, _ in members)


def _expression(rule: Rule) -> tuple[str, int]:
    """The text that may stand among others with the same flags; no text and the flags -1 where it may not."""
    pattern = getattr(rule[0], "__self__", None)
    if not isinstance(pattern, re.Pattern):
        return "", -1
    text, flags = pattern.pattern, pattern.flags
    own = FLAGS.match(text)
    rest = text[own.end() :] if own else text
    if flags & re.VERBOSE or ALONE.search(rest):
        return "", -1
    if not own:
        return text, flags
    for letter in own[1]:
        flags &= ~re.RegexFlag[letter.upper()]
    return f"(?{own[1]}:{rest})", flags


def _combined(rules: list[tuple[Rule, str]], flags: int) -> Step | None:
    """An empty group after each alternative tells which it was; before it, the first letter could not be looked at."""
    places, place = {}, 0
    for rule, _ in rules:
        place += rule[0].__self__.groups + 1
        places[place] = rule
    try:
        return re.compile("|".join(f"(?:{text})()" for _, text in rules), flags).match, places, rules[0][0]
    except re.error:
        return None


class _Quick(RegexLexer):  # type: ignore[misc]
    """Stands for `pygments.lexer.RegexLexer`."""

    _steps: Mapping[str, list[Step]]

    def get_tokens_unprocessed(self, text: str, stack: Sequence[str] = ("root",)) -> Iterator[tuple[int, Any, str]]:
        """The pieces of the text: where each begins, and what it is."""
        states, position = list(stack), 0
        while True:
            for step in self._steps[states[-1]]:
                found = step[0](text, position)
                if found:
                    break
            else:
                if position >= len(text):
                    return
                if text[position] == "\n":
                    states = ["root"]
                    yield position, Whitespace, "\n"
                else:
                    yield position, Error, text[position]
                position += 1
                continue
            _, rules, rule = step
            match, action, new_state = rules[found.lastindex] if rules else rule
            if type(action) is _TokenType:
                yield position, action, found.group()
            elif action is not None:
                yield from action(self, match(text, position) if rules else found)
            position = found.end()
            if new_state is not None:
                _move(states, new_state)


class _QuickExtended(ExtendedRegexLexer):  # type: ignore[misc]
    """Stands for `pygments.lexer.ExtendedRegexLexer`, whose actions move a context on by themselves."""

    _steps: Mapping[str, list[Step]]

    def get_tokens_unprocessed(
        self, text: str | None = None, context: LexerContext | None = None
    ) -> Iterator[tuple[int, Any, str]]:
        """The pieces of the text: where each begins, and what it is."""
        here = context or LexerContext(text, 0)
        text = here.text
        while True:
            for step in self._steps[here.stack[-1]]:
                found = step[0](text, here.pos, here.end)
                if found:
                    break
            else:
                if here.pos >= here.end or here.pos >= len(text):
                    return
                if text[here.pos] == "\n":
                    here.stack = ["root"]
                    yield here.pos, Text, "\n"
                else:
                    yield here.pos, Error, text[here.pos]
                here.pos += 1
                continue
            _, rules, rule = step
            match, action, new_state = rules[found.lastindex] if rules else rule
            if type(action) is _TokenType:
                yield here.pos, action, found.group()
                here.pos = found.end()
            elif action is not None:
                yield from action(self, match(text, here.pos, here.end) if rules else found, here)
            if new_state is not None:
                _move(here.stack, new_state)


def _move(states: list[str], to: Any) -> None:
    """The last state is the one that counts; one always stays."""
    if isinstance(to, int):
        del states[max(1, len(states) + to) :]
        return
    for state in (to,) if isinstance(to, str) else to:
        if state == "#push":
            states.append(states[-1])
        elif state != "#pop":
            states.append(state)
        elif len(states) > 1:
            states.pop()
