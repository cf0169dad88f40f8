"""KB400 avoided-term."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kbtool.content.data_models import Term
from kbtool.diagnostics import Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.parts import Prose
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.wording import base_language, find_wording, word_edits

UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Letters of scripts that put no space between words."""
WORD_START = r"(?<![\w\u200c])(?<![\w][-./@])"
WORD_END = r"(?!\w|[-/@]\w|\.\w|\u200c(?!ها|ام|ات|اش|ای|اند|تر))"
"""A half-space ends a Persian word only before an ending such as the plural's."""
INDEFINITE = re.compile(r"\b(an?)\s+$", re.IGNORECASE)
TERMS = "en:\n  - {use: help centre, avoid: [help center, documentation portal]}\n  - {use: GitHub, avoid: [Github]}\n"


@dataclass(frozen=True)
class Matcher:
    """Finds the words of one language."""

    pattern: re.Pattern[str]
    """Every word to use or to avoid, the longest first: a good word is never searched for bad ones."""
    avoided: Mapping[str, tuple[str, str]]
    """Word to avoid, in small letters → as the list has it, and the word to use."""


class AvoidedTerm(Rule[Options]):
    """One thing has one name, the one in `terms.yml`.

    Readers take two names for two things, and whoever searches for one does not find the other. The list says, for
    each language, which word to use and which to avoid. Where a list has no entries the rule says nothing.
    """

    id = "KB400"
    severity = Severity.WARNING
    hint = "use the word that terms.yml names"
    texts = {
        "zh": RuleText(
            title="同一事物只用一个名称，即 `terms.yml` 里的那个。",
            why="读者会把两个名称当成两样东西；用其中一个词搜索，就找不到用另一个词写的文章。词表按语言列出该用和不该用的词。",
            hint="改用 terms.yml 规定的词",
        ),
        "fa": RuleText(
            title="هر چیز یک نام دارد: همان که در `terms.yml` آمده است.",
            why="خواننده دو نام را دو چیز می‌پندارد و کسی که یکی را جست‌وجو کند دیگری را نمی‌یابد. "
            "فهرست برای هر زبان می‌گوید کدام واژه را به کار ببرید و از کدام بپرهیزید.",
            hint="واژه‌ای را که terms.yml می‌گوید به کار ببرید",
        ),
    }
    passes = (
        Case({"en/a.md": "Our help centre and `help center`.\n", "_data/terms.yml": TERMS}, note="code is no wording"),
        Case({"en/a.md": "See github.com and a help-center-like page.\n", "_data/terms.yml": TERMS}),
        Case(
            {"zh/a.md": "请看可见性范围。\n", "_data/terms.yml": "zh:\n  - {use: 可见性范围, avoid: [可见性]}\n"},
            note="a word to avoid inside the word to use",
        ),
    )
    fails = (
        Case(
            {"en/a.md": "Help center of Github\n", "_data/terms.yml": TERMS},
            at=("en/a.md:1:1", "en/a.md:1:16"),
            fixed={"en/a.md": "Help centre of GitHub\n"},
        ),
        Case(
            {"fa/a.md": "آدرس‌ها\n", "_data/terms.yml": "fa:\n  - {use: نشانی, avoid: [آدرس]}\n"},
            at=("fa/a.md:1:1",),
            fixed={"fa/a.md": "نشانی‌ها\n"},
        ),
        Case(
            {"en/a.md": "## A help center\n\nSee [Github](a.md).\n", "_data/terms.yml": TERMS},
            at=("en/a.md:1:6", "en/a.md:3:6"),
            fixed={"en/a.md": "## A help center\n\nSee [GitHub](a.md).\n"},
            note="links may lead to the heading's id: a person has to decide",
        ),
        Case(
            {"zh/a.md": "文章已存档。\n", "_data/terms.yml": "zh:\n  - {use: 归档, avoid: [存档]}\n"},
            at=("zh/a.md:1:4",),
            fixed={"zh/a.md": "文章已归档。\n"},
        ),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Looks for the words of the article's language."""
        lists, language = context.data.terms, manuscript.language
        terms = lists.get(language) or lists.get(base_language(language)) or ()
        matcher = _matcher(terms)
        for prose in find_wording(manuscript) if matcher.avoided else ():
            for match in matcher.pattern.finditer(prose.text):
                avoid, use = matcher.avoided.get(match[0].lower(), ("", ""))
                is_only_case = avoid.lower() == use.lower()
                if not use or (is_only_case and match[0] != avoid):
                    continue
                word = use if is_only_case else _cased(use, match[0])
                yield _finding(manuscript, prose, match, word)


def _finding(manuscript: Manuscript, prose: Prose, match: re.Match[str], word: str) -> Finding:
    span = prose.span(match.start(), match.end())
    before = INDEFINITE.search(prose.text[max(0, match.start() - 10) : match.start()])
    vowels = (match[0][0].lower() in "aeiou", word[0].lower() in "aeiou")
    is_wrong_article = before and vowels[0] != vowels[1]
    edits = () if is_wrong_article else word_edits(prose, match.start(), match.end(), word)
    return Finding(manuscript.path, span, f'"{match[0]}" is a word to avoid', f'write "{word}"', edits)


def _cased(use: str, found: str) -> str:
    """The word with a capital where the one it replaces has it."""
    return use[:1].upper() + use[1:] if found[:1].isupper() else use


@lru_cache(maxsize=64)
def _matcher(terms: tuple[Term, ...]) -> Matcher:
    avoided: dict[str, tuple[str, str]] = {}
    for term in terms:
        for avoid in filter(str.strip, term.avoid):
            avoided[avoid.lower()] = (avoid, term.use)
            if avoid[-1].isascii() and avoid[-1].isalpha() and term.use[-1:].isascii() and avoid[-1] != "s":
                avoided.setdefault(f"{avoid}s".lower(), (f"{avoid}s", f"{term.use}s"))
    words = sorted({*avoided, *(term.use.lower() for term in terms if term.use)}, key=lambda word: (-len(word), word))
    pattern = "|".join(_word_pattern(word) for word in words)
    return Matcher(re.compile(pattern or r"(?!)", re.IGNORECASE), avoided)


def _word_pattern(word: str) -> str:
    """Whole words; where a script does not part words, the letters anywhere."""
    escaped = r"\s+".join(map(re.escape, word.split()))
    return escaped if UNSPACED.search(word) else f"{WORD_START}{escaped}{WORD_END}"
