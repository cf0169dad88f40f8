"""KV215 foreign-text."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.scripts import letters
from kbtool.verify.site import Setting

SAMPLE = 2_000
"""Characters that settle most pages."""
FEWEST = 150
"""Letters from which a page tells its script."""
LEAST = 0.1
"""Share of letters in the script of the language; names of products and commands may be the rest."""


class ForeignText(Rule):
    """A page is written in the language that it says it is in.

    A search engine goes by what it reads: an English text below `/fa/` is a copy of the English page and found by
    nobody who asks in Persian.
    """

    id = "KV215"
    severity = Severity.WARNING
    hint = "translate the text, or leave the page out of this language"
    texts = {
        "zh": RuleText(
            title="页面的文字就是它声明的语言。",
            why="搜索引擎看的是文字：`/fa/` 下面的英文只是英文页面的副本，用波斯语搜索的人找不到它。",
            hint="翻译正文，或者不要在这种语言里放这一页",
        ),
        "fa": RuleText(
            title="متن صفحه به همان زبانی است که می‌گوید.",
            why=(
                "موتور جست‌وجو از روی آنچه می‌خواند داوری می‌کند: متن انگلیسی زیر `/fa/` رونوشتی از صفحه انگلیسی "
                "است و کسی که به فارسی می‌پرسد آن را نمی‌یابد."
            ),
            hint="متن را ترجمه کنید یا صفحه را در این زبان نگذارید",
        ),
    }
    passes = (
        Case(site={"zh/index.html": f'<html lang="zh"><p>{"退款需要三天。" * 20}</p><pre>{"git pull " * 50}</pre>'}),
        Case(site={"fa/index.html": '<html lang="fa"><p>git</p>'}, note="a few words say nothing"),
    )
    fails = (
        Case(
            site={"fa/index.html": f'<html lang="fa"><p>{"Refunds take three days and not one more. " * 6}</p>'},
            at=("fa/index.html",),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Counts the letters of paragraphs, lists and headings, without code and passages in other languages."""
        if not page.is_indexable or not page.lang:
            return
        own, other = letters(page.text[:SAMPLE], page.lang)
        if own < other or own + other < FEWEST:
            own, other = letters(page.prose, page.lang)
        if own + other >= FEWEST and own < LEAST * (own + other):
            yield Finding(
                page.path, f"says it is in {page.lang}, and {other} of {own + other} letters are of other scripts"
            )
