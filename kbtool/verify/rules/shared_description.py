"""KV205 shared-description."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.repetition import repeated, shortened
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class SharedDescription(Rule):
    """No two pages of a language have the same description.

    A description that fits two pages tells about neither what a reader will find there.
    """

    id = "KV205"
    severity = Severity.WARNING
    hint = "write into each article what only this one explains"
    texts = {
        "zh": RuleText(
            title="同一种语言里没有两个页面描述相同。",
            why="两个页面都适用的描述，说明不了任何一个页面里有什么。",
            hint="在每篇文章里写出只有它讲的内容",
        ),
        "fa": RuleText(
            title="هیچ دو صفحه‌ای از یک زبان توضیح یکسان ندارند.",
            why="توضیحی که به دو صفحه بخورد درباره هیچ‌کدام نمی‌گوید خواننده آنجا چه می‌یابد.",
            hint="در هر مقاله بنویسید که تنها این یکی چه را توضیح می‌دهد",
        ),
    }
    passes = (
        Case(
            site={
                "a/index.html": '<meta name="description" content="How to pay.">',
                "b/index.html": '<meta name="description" content="How to get money back.">',
            }
        ),
        Case(site={"a/index.html": "<title>a</title>", "b/index.html": "<title>b</title>"}, note="neither has one"),
    )
    fails = (
        Case(
            site={
                "a/index.html": '<meta name="description" content="All about money.">',
                "b/index.html": '<meta name="description" content="All about money.">',
            },
            at=("b/index.html",),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Compares the pages of each language."""
        for page, first in repeated(site, lambda page: page.description):
            yield Finding(page.path, f"has the same description as {first.path}: {shortened(page.description)}")
