"""KB301 broken-anchor."""

import re
from collections.abc import Iterator

from kbtool.content.schema import State
from kbtool.diagnostics import closest
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Edit, Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.reference import Reference
from kbtool.lint.references import find_references, is_written
from kbtool.lint.rule import Options, Rule, RuleText

ALWAYS = ("", "top")
"""What leads to the top of any page (HTML Standard, 7.4.6.4)."""
PLAIN = re.compile(r"[\w.-]+")
TEXT = ":~:"
"""What follows is words to find, not an id (URL Fragment Text Directives)."""


class BrokenAnchor(Rule[Options]):
    """A link to a part of an article names a heading or id that the article has.

    The browser opens the page at its top instead, and the reader has to search a long article for the one answer. After
    a translation it is the commonest mistake: headings get new ids with their new words.
    """

    id = "KB301"
    hint = "name the id of a heading: its words in lower case with hyphens"
    texts = {
        "zh": RuleText(
            title="指向文章某一部分的链接，写的是那篇文章里有的标题或 id。",
            why="否则浏览器停在页面顶端，读者得在长文里自己找答案。翻译之后最常出这种错：标题换了文字，id 也跟着换了。",
            hint="写标题的 id：标题文字转成小写，用连字符连接",
        ),
        "fa": RuleText(
            title="پیوند به بخشی از مقاله، عنوان یا شناسه‌ای را نام می‌برد که آن مقاله دارد.",
            why="وگرنه مرورگر بالای صفحه را نشان می‌دهد و خواننده باید در مقاله‌ای بلند دنبال پاسخ بگردد. "
            "پس از ترجمه این رایج‌ترین خطاست: با واژه‌های تازه، شناسهٔ عنوان‌ها هم عوض می‌شود.",
            hint="شناسهٔ عنوان را بنویسید: واژه‌هایش با حروف کوچک و خط تیره",
        ),
    }
    passes = (
        Case("## Get a refund\n\n[up](#get-a-refund), [top](#top), [words](#:~:text=refund)\n"),
        Case(
            {
                "en/a.md": "[B](b.md#own) [C](b.md#note) [P](b.pdf#page=2)\n",
                "en/b.pdf": "",
                "en/b.md": '## Two {#own}\n\n<a id="note"></a>\n',
            }
        ),
        Case({"zh/a.md": "[文](b.md#%E9%80%80%E6%AC%BE)\n", "zh/b.md": "## 退款\n"}, note="an address may be encoded"),
    )
    fails = (
        Case("## Get a refund\n\n[up](#get-refund)\n", at=("3:6",)),
        Case(
            {
                "en/a.md": "[B](b.md#cscs-2.3-notes) [C](b.md#twice)\n",
                "en/b.md": "## CSC's 2.3 notes\n\n## Tw ice\n\n## Twi ce\n",
            },
            at=("en/a.md:1:5", "en/a.md:1:30"),
            fixed={"en/a.md": "[B](b.md#cscs-23-notes) [C](b.md#twice)\n"},
            note="other tools make other ids of dots and apostrophes; of two such headings a person chooses",
        ),
        Case(
            {"en/b.md": "## Refunds\n", "zh/a.md": "[文](b.md#refunds)\n", "zh/b.md": "## 退款\n"},
            at=("zh/a.md:1:5",),
            note="the heading is translated, the link is not",
        ),
        Case({"en/a.md": "[B][b]\n\n[b]: b.md#no\n", "en/b.md": "```\n## No\n```\n"}, at=("en/a.md:3:6",)),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Looks each fragment up among the ids of the article it leads to."""
        for reference in find_references(manuscript, context):
            target = reference.target
            if reference.is_image or target is None or target.article is None or target.redirect or target.host:
                continue
            fragment = target.fragment.partition(TEXT)[0]
            other = context.by_path.get(target.article.path)
            if other is None or fragment in ALWAYS or target.article.fields.state is State.ARCHIVED:
                continue
            if not any(fragment in item.document.anchors for item in _shown(other, context)):
                where = "this article" if other is manuscript else other.path
                message, hint = f"{where} has no #{fragment[:60]}", _hint(fragment, other, context)
                edits = _edits(reference, fragment, other) if is_written(reference, manuscript) else ()
                yield Finding(manuscript.path, reference.span, message, hint, edits)


def _shown(manuscript: Manuscript, context: Context) -> Iterator[Manuscript]:
    """The article and the texts that it includes."""
    yield manuscript
    yield from (context.by_path[path] for path in manuscript.article.includes)


def _edits(reference: Reference, fragment: str, other: Manuscript) -> tuple[Edit, ...]:
    """The one heading's id that differs in hyphens, dots and letter case only: every tool makes other ids of these."""
    wanted = _letters(fragment)
    same = [heading.id for heading in other.document.headings if wanted and _letters(heading.id) == wanted]
    if len(same) != 1 or not PLAIN.fullmatch(same[0]):
        return ()
    return (Edit(reference.span, f"{reference.url.partition('#')[0]}#{same[0]}"),)


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name)).casefold()


def _hint(fragment: str, other: Manuscript, context: Context) -> str:
    """The id that was meant: that of the same heading in the source, or one that is spelt alike."""
    source = context.source_of(other)
    if source:
        theirs = [(heading.level, heading.id) for heading in source.document.headings]
        own = [(heading.level, heading.id) for heading in other.document.headings]
        if [level for level, _ in theirs] == [level for level, _ in own]:
            for (_, name), (_, translated) in zip(theirs, own, strict=True):
                if name == fragment:
                    return f"the heading is #{translated} in this language"
    near = closest(fragment, other.document.anchors)
    return f"did you mean #{near}?" if near else ""
