"""Lexers that try the rules of a state in one expression find the same pieces as Pygments' own."""

from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pygments.lexer import Lexer, RegexLexer
from pygments.lexers import find_lexer_class_by_name, get_all_lexers
from pygments.token import Keyword, Name, Text

from kbtool.build.quick.lexers import quick_lexer
from tests.conftest import REPOSITORY
from tests.extent import WHOLE

COMMON = (
    *("bash", "css", "diff", "docker", "go", "html", "ini", "java", "js", "kotlin", "make", "powershell", "python"),
    *("rust", "sql", "swift", "toml", "ts", "vim", "xml"),
    *("yaml", "console", "pycon", "haml"),
)
"""The last ones have contexts of their own, or others inside."""
ALL = sorted({aliases[0] for _, aliases, _, _ in get_all_lexers(plugins=False) if aliases})
FILES = (
    *("overrides/assets/kbtool.js", "overrides/assets/kbtool.css", "overrides/base.html", "Makefile", "mkdocs.yml"),
    *("pyproject.toml", "kbtool/build/converter.py", "docs/en/write/index.md"),
)
PIECES = (
    *("a", "b1", "if", "for", "def", "class", "return", "import", "from", "select", "in", "not", "None", "true"),
    *("$x", "${y}", "$(", ")", "(", "[", "]", "{", "}", "<", ">", "<=", "==", "=", "=>", "->", "+=", "++", ".", ","),
    *(";", ":", "::", "#", "//", "/*", "*/", "--", "<!--", "-->", '"', "'", '"""', "'''", "`", "\\", "\\n"),
    *('\\"', "@x", "%", "%s", "&", "&&", "|", "||", "!", "?", "~", "^", "*", "/", "+", "-", "1", "0x1F", "1.5e3"),
    *('r"', 'f"', 'f"{x}"', "b'", "<a>", "</a>", "<a", 'b="c">', "<<EOF", "EOF", "\n", "\n\n", "\t", "سلام"),
    *("中文", "é", "\x00", "\u2028", "[[", "]]", "{%", "%}", "{{", "}}", "...", "#!", "`#`", "|-", ">-"),
)


def pieces(lexer_class: type[Lexer], text: str) -> list[tuple[object, str]]:
    """What it finds."""
    return list(lexer_class(stripnl=True).get_tokens(text))


def samples() -> list[str]:
    """Code of several languages, each read by every lexer."""
    files = [REPOSITORY / name for name in FILES if (REPOSITORY / name).is_file()]
    return [path.read_text(encoding="utf-8")[:1_200] for path in files]


@pytest.mark.parametrize("language", ALL if WHOLE else COMMON)
def test_code_has_the_same_pieces(language: str) -> None:
    stock = find_lexer_class_by_name(language)
    ours = quick_lexer(stock)
    for text in samples():
        assert pieces(ours, text) == pieces(stock, text)


@settings(max_examples=1_000 if WHOLE else 50)
@given(st.sampled_from(COMMON), st.lists(st.sampled_from([*PIECES, " ", "\n"]), max_size=40).map("".join))
def test_random_code_has_the_same_pieces(language: str, text: str) -> None:
    stock = find_lexer_class_by_name(language)
    assert pieces(quick_lexer(stock), text) == pieces(stock, text)


def test_most_lexers_have_a_quick_one() -> None:
    quick = [language for language in COMMON if quick_lexer(found := find_lexer_class_by_name(language)) is not found]
    assert len(quick) > len(COMMON) / 2


class _Rules(RegexLexer):  # type: ignore[misc]
    name, aliases = "Rules", ["rules"]
    tokens: ClassVar = {
        "root": [
            (r"(a)(b)?c", Keyword),
            (r"(?i)(x)(y)", Name),
            (r"(['\"])q\1", Name.Builtin),
            (r"a", Text, ("one", "#push", "#pop")),
            (r"<", Text, "#push"),
            (r">>", Text, "#pop:2"),
            (r">", Text, "#pop"),
        ],
        "one": [(r"b", Name), (r"(?s)c.", Name, "#pop"), (r"", Text, "#pop")],
    }


@settings(max_examples=500 if WHOLE else 100)
@given(st.text(alphabet="abcxXyYq'\"<> \n"))
def test_rules_of_every_kind_have_the_same_pieces(text: str) -> None:
    ours = quick_lexer(_Rules)
    assert ours is not _Rules
    assert list(ours().get_tokens_unprocessed(text)) == list(_Rules().get_tokens_unprocessed(text))
