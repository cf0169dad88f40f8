"""KB403 hidden-characters."""

import re
import unicodedata
from collections.abc import Iterator

from kbtool.diagnostics import Severity, Span
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Edit, Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.wording import find_prose

OVERRIDES = frozenset("\u202d\u202e")
OPENING = frozenset("\u202a\u202b\u2066\u2067\u2068") | OVERRIDES
CLOSING = {"\u202c": "\u202a\u202b\u202d\u202e", "\u2069": "\u2066\u2067\u2068"}
MARKS = frozenset("\u200e\u200f\u061c")
ZERO_WIDTH = frozenset("\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\u180e\u115f\u1160\u3164\uffa0")
JOINERS = frozenset("\u200c\u200d")
SOFT_HYPHEN = "\u00ad"
SUSPECT = re.compile(
    "[\x01-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\U000e0000-\U000e01ef]+"
)
FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{2,6}\U000e007f")
"""The flags of Scotland and its like: an emoji whose name is written in tag characters (UTS 51)."""


class HiddenCharacters(Rule[Options]):
    """Nothing in an article hides from its readers.

    Characters that cannot be seen turn the order of a line round, so that code does something else than it says, carry
    text for machines that no person approved, and break commands, addresses and searches. Lawful ones are left alone:
    the half-space of Persian, joiners in emoji, paired direction marks in prose.
    """

    id = "KB403"
    severity = Severity.ERROR
    hint = "delete the character; retype what stands around it if in doubt"
    texts = {
        "zh": RuleText(
            title="文章里没有读者看不见的内容。",
            why="看不见的字符会颠倒一行的顺序，让代码与看到的不一致；会夹带没有人审过、只给机器读的文字；还会弄坏命令、网址和搜索。"
            "合法的不报：波斯语的半空格、表情符号里的连接符、正文中成对的方向标记。",
            hint="删除该字符；拿不准时，把前后的文字重新输入一遍",
        ),
        "fa": RuleText(
            title="هیچ چیز در مقاله از چشم خواننده پنهان نیست.",
            why="نویسه‌های نادیدنی ترتیب سطر را وارونه می‌کنند تا کد کاری جز آنچه نشان می‌دهد بکند، متنی را که کسی "
            "نپذیرفته به ماشین‌ها می‌رسانند و فرمان و نشانی و جست‌وجو را خراب می‌کنند. نیم‌فاصلهٔ فارسی، پیونددهنده‌های شکلک "
            "و نشانه‌های جفت جهت در متن مجازند.",
            hint="نویسه را پاک کنید؛ اگر شک دارید متن پیرامونش را دوباره بنویسید",
        ),
    }
    passes = (
        Case(
            "می‌رود، `# توضیح می‌دهد`\n\n```\n# می‌رود\n```\n", language="fa", note="the half-space is lawful everywhere"
        ),
        Case("نام \u2068kbtool\u2069 است.\n", language="fa", note="a paired isolate in prose"),
        Case("\U0001f469\u200d\U0001f4bb co\u00adop\n", note="a joiner in an emoji, a soft hyphen in prose"),
        Case("\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f\n", note="the flag of Scotland"),
    )
    fails = (
        Case("Run `if x \u202e = 1`.\n", at=("1:11",)),
        Case("Pass\u200bword\U000e0041.\n", at=("1:5", "1:10"), fixed="Password.\n"),
        Case(
            "```\nrun \u00ad-T 4\n```\n", at=("2:5",), fixed="```\nrun -T 4\n```\n", note="a soft hyphen in a command"
        ),
        Case("نام \u2067kbtool است.\n", language="fa", at=("1:5",), note="nothing closes the isolate"),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Looks at each run of invisible characters; most files have none."""
        text = manuscript.text
        is_plain = text.isascii() and text.replace("\n", "").replace("\t", "").isprintable()
        if is_plain or not SUSPECT.search(text):
            return
        prose: dict[int, list[tuple[int, int]]] = {}
        for piece in find_prose(manuscript):
            prose.setdefault(piece.line, []).append((piece.column - 1, piece.column - 1 + len(piece.text)))
        for number, line in enumerate(manuscript.lines, 1):
            flags = {place for match in FLAG.finditer(line) for place in range(*match.span())}
            unpaired = _unpaired(line)
            for match in SUSPECT.finditer(line):
                start, end = match.span()
                is_prose = any(first <= start and end <= last for first, last in prose.get(number, ()))
                what = "" if start in flags else _what(line, start, end, is_prose, start in unpaired)
                if what:
                    yield _finding(manuscript.path, Span.at(number, start + 1, end - start), match[0], what)


def _finding(path: str, span: Span, run: str, what: str) -> Finding:
    edits = () if set(run) & (OPENING | CLOSING.keys()) else (Edit(span, ""),)
    name = unicodedata.name(run[0], "a control character").lower()
    return Finding(path, span, f"{name} (U+{ord(run[0]):04X}) {what}", edits=edits)


def _what(line: str, start: int, end: int, is_prose: bool, is_unpaired: bool) -> str:
    """What a run of invisible characters does; empty where it may stand."""
    run, before, after = set(line[start:end]), line[start - 1 : start] if start else "", line[end : end + 1]
    is_inside = _is_latin(before) and _is_latin(after)
    if run & OVERRIDES:
        return "turns the order of the text round"
    if run & (OPENING | CLOSING.keys()):
        if not is_prose:
            return "changes the order of code or of an address"
        return "has no partner on its line" if is_unpaired else ""
    if any("\U000e0000" <= character <= "\U000e007f" for character in run):
        return "is text that only machines read"
    if run & (MARKS | ZERO_WIDTH | JOINERS | {SOFT_HYPHEN}):
        if is_inside and not (is_prose and run == {SOFT_HYPHEN}):
            return "hides inside a word"
        is_beside = _is_latin(before) or _is_latin(after)
        return "hides in code or an address" if is_beside and not is_prose and not run <= JOINERS | MARKS else ""
    is_variant = all(character >= "\U000e0100" for character in run)
    return "" if is_variant and len(line[start:end]) == 1 and before >= "\u2e80" else "cannot be seen"


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isprintable() and bool(character.strip())


def _unpaired(line: str) -> set[int]:
    """Places of the bidirectional controls that have no partner on the line (UAX 9)."""
    opened: list[int] = []
    alone: set[int] = set()
    for place, character in enumerate(line):
        if character in OPENING:
            opened.append(place)
        elif character in CLOSING and opened and line[opened[-1]] in CLOSING[character]:
            opened.pop()
        elif character in CLOSING:
            alone.add(place)
    return alone.union(opened)
