"""KV244 retired-type."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.output.structured_data import types_of
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting
from kbtool.verify.vocabulary import RETIRED


class RetiredType(Rule):
    """Structured data name no type that search engines have given up.

    FAQ and how-to results are gone, and the search box below a result too. `QAPage` is for pages where readers
    answer readers; a help centre that marks up its own answers breaks the rules.
    """

    id = "KV244"
    hint = "remove the type"
    texts = {
        "zh": RuleText(
            title="结构化数据里没有搜索引擎已放弃的类型。",
            why=(
                "FAQ 和 HowTo 结果已经取消，结果下面的搜索框也是。`QAPage` 只用于读者互相回答的页面；"
                "帮助中心给自己的答案加这种标记就违反了规则。"
            ),
            hint="去掉这个类型",
        ),
        "fa": RuleText(
            title="داده ساخت‌یافته نوعی را نام نمی‌برد که موتورهای جست‌وجو کنار گذاشته‌اند.",
            why=(
                "نتیجه‌های FAQ و HowTo دیگر نیستند، کادر جست‌وجوی زیر نتیجه هم. `QAPage` برای صفحه‌هایی است که "
                "خوانندگان به هم پاسخ می‌دهند؛ مرکز راهنمایی که پاسخ‌های خودش را نشانه‌گذاری کند قاعده را می‌شکند."
            ),
            hint="آن نوع را بردارید",
        ),
    }
    passes = (
        Case(
            site={
                "index.html": (
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@graph": ['
                    '{"@type": "TechArticle", "headline": "a"}'
                    "]}</script>"
                )
            },
        ),
    )
    fails = (
        Case(
            site={
                "index.html": (
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@graph": ['
                    '{"@type": "FAQPage", "name": "a"}'
                    "]}</script>"
                )
            },
            at=("index.html",),
        ),
        Case(
            site={
                "index.html": (
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@graph": ['
                    '{"@type": "WebSite", "potentialAction": {"@type": "SearchAction"}}'
                    "]}</script>"
                )
            },
            at=("index.html",),
            note="inside another one",
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Reports the first one of a page, nested ones too."""
        for node in page.data.all_nodes:
            for name in types_of(node):
                if name in RETIRED:
                    yield Finding(page.path, f"has structured data of type {name}, which search engines have given up")
                    return
