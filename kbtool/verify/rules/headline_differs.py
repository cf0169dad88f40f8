"""KV302 headline-differs."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.repetition import shortened
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class HeadlineDiffers(Rule):
    """The headline for search engines is the heading that readers see.

    Structured data are to say what the page says; a headline made to attract is against the rules.
    """

    id = "KV302"
    severity = Severity.WARNING
    hint = "make the headline from the main heading"
    texts = {
        "zh": RuleText(
            title="给搜索引擎的标题就是读者看到的标题。",
            why="结构化数据要和页面一致；为了吸引人另写标题违反规则。",
            hint="headline 取自一级标题",
        ),
        "fa": RuleText(
            title="عنوان برای موتورهای جست‌وجو همان تیتری است که خواننده می‌بیند.",
            why=("داده ساخت‌یافته باید همان را بگوید که صفحه می‌گوید؛ عنوانی که برای جلب نگاه ساخته شده خلاف قاعده است."),
            hint="headline را از تیتر اصلی بگیرید",
        ),
    }
    passes = (
        Case(
            site={
                "index.html": (
                    "<h1>Pay <em>a bill</em></h1>"
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@graph": ['
                    '{"@type": "Article", "headline": "Pay a bill"}'
                    "]}</script>"
                )
            },
        ),
    )
    fails = (
        Case(
            site={
                "index.html": (
                    "<h1>Pay a bill</h1>"
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@graph": ['
                    '{"@type": "Article", "headline": "Pay now"}'
                    "]}</script>"
                )
            },
            at=("index.html",),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Compares the words."""
        headline = " ".join(str(page.data.article.get("headline", "")).split())
        heading = next((heading.text for heading in page.body.headings if heading.level == 1), "")
        if headline and heading and headline != heading:
            yield Finding(page.path, f"has the headline {shortened(headline)} and the heading {shortened(heading)}")
