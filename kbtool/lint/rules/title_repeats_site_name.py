"""KB701 title-repeats-site-name."""

import re
from collections.abc import Iterator
from functools import lru_cache

from kbtool.diagnostics import Span
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Edit, Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.title_span import title_span

FEWEST_WORDS = 3
"""A site name of so many words is one wherever it stands; a shorter one may be the product the article is about."""


class TitleRepeatsSiteName(Rule[Options]):
    """A title does not name the site.

    The site's name is added to the title of every page by itself. Written into the title it stands there twice, and in
    search results the words that tell articles apart are cut off.
    """

    id = "KB701"
    hint = "leave the site's name out: it is added by itself"
    texts = {
        "zh": RuleText(
            title="标题里不写网站名称。",
            why="每个页面的标题后都会自动加上网站名称。再写进标题就会出现两次，而真正区分文章的文字会在搜索结果中被截掉。",
            hint="去掉网站名称，系统会自动加上",
        ),
        "fa": RuleText(
            title="نام سایت در عنوان نمی‌آید.",
            why="نام سایت خودبه‌خود به عنوان هر صفحه افزوده می‌شود. اگر در عنوان هم باشد دو بار می‌آید "
            "و واژه‌هایی که مقاله‌ها را از هم جدا می‌کنند در نتیجهٔ جست‌وجو بریده می‌شوند.",
            hint="نام سایت را بردارید؛ خودبه‌خود افزوده می‌شود",
        ),
    }
    passes = (
        Case(
            "---\ntitle: Get help with refunds\n---\nA\n", note="the name of the site, Help, is a word like others here"
        ),
        Case("---\ntitle: Help-desk software\n---\nA\n"),
        Case({"en/index.md": "---\ntitle: Help\n---\nA\n"}, note="the home page has the site's name"),
    )
    fails = (
        Case("---\ntitle: Refunds | Help\n---\nA\n", at=("2:8",), fixed="---\ntitle: Refunds\n---\nA\n"),
        Case('---\ntitle: "help: Refunds"\n---\nA\n', at=("2:8",), fixed='---\ntitle: "Refunds"\n---\nA\n'),
        Case("# Refunds – Help\n\nA\n", at=("1:1",), fixed="# Refunds\n\nA\n"),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Looks for the name of the language's site at the ends of the title, set apart by a mark."""
        name = context.configuration.language(manuscript.language).site_name.strip()
        title = manuscript.article.fields.title
        if not name or not manuscript.article.key:
            return
        span = title_span(manuscript)
        match = _at_the_ends(name).search(title)
        if match:
            edits = _without(match[0], manuscript, span)
            yield Finding(manuscript.path, span, f"the title repeats the site's name, {name}", edits=edits)
        elif len(name.split()) >= FEWEST_WORDS and f" {name.casefold()} " in f" {title.casefold()} ":
            yield Finding(manuscript.path, span, f"the title repeats the site's name, {name}")


@lru_cache(maxsize=64)
def _at_the_ends(name: str) -> re.Pattern[str]:
    escaped = re.escape(name)
    before = rf"^{escaped}(?:\s*[|:·•»>：]\s*|\s+[-–—]\s+)(?=\S)"
    after = rf"(?<=\S)(?:\s*[|·•«<]\s*|\s+[-–—]\s+){escaped}$"
    return re.compile(f"{before}|{after}", re.IGNORECASE)


def _without(piece: str, manuscript: Manuscript, span: Span) -> tuple[Edit, ...]:
    """Takes the piece out where the file holds it exactly once on the title's line."""
    if span.line != span.end_line:
        return ()
    text = manuscript.lines[span.line - 1][span.column - 1 : span.end_column - 1]
    if text.count(piece) != 1:
        return ()
    start = span.column + text.index(piece)
    return (Edit(Span.at(span.line, start, len(piece)), ""),)
