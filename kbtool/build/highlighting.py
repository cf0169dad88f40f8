"""Highlights each piece of code once: a third of the blocks of a documentation are repeats.

What is highlighted for the first time costs a third less: Pygments looks the language up among all, and writes a
stylesheet for each block, which is used where colours stand in the elements (`noclasses`) and nowhere else. Where they
stand in a stylesheet, only what it gives a colour is marked (see `plain_code`).
"""

from collections import Counter, OrderedDict
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from markdown import Extension, Markdown
from pygments.lexer import Lexer
from pygments.lexers import find_lexer_class_by_name
from pygments.style import Style, StyleMeta
from pygments.styles import get_style_by_name
from pymdownx.highlight import Highlight, HighlightExtension

from kbtool.build.plain_code import without_idle_marks
from kbtool.build.quick.lexers import quick_lexer

MOST = 4_000
LONGEST = 4_000
"""Characters of code; longer pieces hardly come twice."""
OFTEN = 20
"""Blocks of a language, from which on its quick lexer is worth what it takes to make."""


class KnownCode(Extension):
    """Has the `pymdownx.highlight` extension ask here first; `known` lives as long as this object."""

    def __init__(self) -> None:
        super().__init__()
        self.known: OrderedDict[str, str] = OrderedDict()
        self.used: Counter[type[Lexer]] = Counter()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Comes after the extensions that highlight."""
        kept = {"known": self.known, "used": self.used, "last": [{}, repr({})]}
        highlighter = type("KnownHighlight", (_KnownHighlight,), kept)
        for extension in md.registeredExtensions:
            if isinstance(extension, HighlightExtension):
                extension.get_pymdownx_highlighter = lambda: highlighter


class _KnownHighlight(Highlight):  # type: ignore[misc]
    known: OrderedDict[str, str]
    used: Counter[type[Lexer]]
    last: list[Any]

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if not self.noclasses:
            self.pygments_style: Any = _without_colours(self.pygments_style)

    def highlight(self, src: str, language: str, css_class: str = "highlight", **options: Any) -> Any:
        """The HTML of a block; what stands within a line is made anew, because it becomes part of the page's tree."""
        if options.get("inline") or options.get("title") or self.auto_title or len(src) > LONGEST:
            return super().highlight(src, language, css_class, **options)
        numbered = self.line_spans or self.line_anchors
        asked = {name: value for name, value in options.items() if numbered or name != "code_block_count"}
        key = repr((src, language, css_class, asked)) + self._settings()
        found = self.known.pop(key, None)
        self.known[key] = super().highlight(src, language, css_class, **options) if found is None else found
        if len(self.known) > MOST:
            self.known.popitem(last=False)
        return self.known[key]

    def _settings(self) -> str:
        """All that the highlighter was made with: the same for every block of a dialect, as a rule."""
        settings = {name: value for name, value in vars(self).items() if name != "md"}
        if settings != self.last[0]:
            self.last[:] = settings, repr(settings)
        return str(self.last[1])

    def get_lexer(self, src: str, language: str, inline: bool, stripnl: bool) -> tuple[Lexer, str]:
        """A new lexer, and the language that the block is marked with."""
        lexer, name = self._found_lexer(src, language, inline, stripnl)
        # Colours in the elements themselves are those of another stylesheet.
        return lexer if self.noclasses else without_idle_marks(lexer), name

    def _found_lexer(self, src: str, language: str, inline: bool, stripnl: bool) -> tuple[Lexer, str]:
        found = _lexer_class(language) if language else None
        if self.extend_pygments_lang or (self.guess_lang and not found):
            return super().get_lexer(src, language, inline, stripnl)  # type: ignore[no-any-return]
        lexer_class = found or _lexer_class(self.default_lang or "text")
        if lexer_class is None:
            return super().get_lexer(src, language, inline, stripnl)  # type: ignore[no-any-return]
        self.used[lexer_class] += 1
        if self.used[lexer_class] > OFTEN:
            lexer_class = quick_lexer(lexer_class)  # type: ignore[arg-type]
        return lexer_class(stripnl=stripnl), language if found else lexer_class.aliases[0]


@lru_cache(maxsize=512)
def _lexer_class(language: str) -> type[Lexer] | None:
    try:
        return find_lexer_class_by_name(language)  # type: ignore[no-any-return]
    except Exception:  # as the class above: whatever is wrong with a lexer, the block is shown as plain text
        return None


class _NoColours(StyleMeta):  # type: ignore[misc]
    def __iter__(self) -> Iterator[Any]:
        return iter(())


class _Colourless(Style, metaclass=_NoColours):  # type: ignore[misc]
    pass


@lru_cache(maxsize=8)
def _without_colours(name: str) -> type[Style]:
    get_style_by_name(name)  # one that does not exist is still an error
    return _Colourless
