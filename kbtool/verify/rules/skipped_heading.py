"""KV211 skipped-heading."""

from collections.abc import Iterator
from itertools import pairwise

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.repetition import shortened
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class SkippedHeading(Rule):
    """No heading skips a level.

    Screen readers and search engines read the headings as a table of contents; a gap is a chapter without a name.
    """

    id = "KV211"
    severity = Severity.WARNING
    hint = "make the heading one level deeper than the one above it"
    texts = {
        "zh": RuleText(
            title="标题不跳级。",
            why="屏幕阅读器和搜索引擎把标题当目录来读；跳了一级，就像少了一章的名字。",
            hint="让标题只比上面的深一级",
        ),
        "fa": RuleText(
            title="هیچ تیتری از سطحی نمی‌پرد.",
            why="صفحه‌خوان و موتور جست‌وجو تیترها را مانند فهرست مطالب می‌خوانند؛ جای خالی یعنی فصلی بی‌نام.",
            hint="تیتر را تنها یک سطح پایین‌تر از تیتر بالایش بگذارید",
        ),
    }
    passes = (Case(site={"index.html": "<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>"}, note="going up may skip"),)
    fails = (Case(site={"index.html": "<h1>a</h1><h3>b</h3>"}, at=("index.html",)),)

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Reports the first gap behind the main heading."""
        for above, heading in pairwise(page.body.headings):
            if heading.level > above.level + 1:
                yield Finding(page.path, f"h{heading.level} follows h{above.level}: {shortened(heading.text)}")
                return
