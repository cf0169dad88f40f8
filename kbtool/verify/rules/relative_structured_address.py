"""KV306 relative-structured-address."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.output.structured_data import types_of
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting

NAMES = ("@id", "url", "image", "logo", "thumbnailUrl", "contentUrl", "embedUrl", "mainEntityOfPage", "item")
ABSOLUTE = ("https://", "http://", "_:")


class RelativeStructuredAddress(Rule):
    """Addresses in structured data are absolute.

    Search engines read the data without the page; a relative address leads nowhere there.
    """

    id = "KV306"
    hint = "write the address with https and the host"
    texts = {
        "zh": RuleText(
            title="结构化数据里的地址是绝对地址。",
            why="搜索引擎单独读取这些数据；相对地址在那里指不到任何地方。",
            hint="写出带 https 和主机的地址",
        ),
        "fa": RuleText(
            title="نشانی‌ها در داده ساخت‌یافته کامل‌اند.",
            why="موتورهای جست‌وجو داده را بی صفحه می‌خوانند؛ نشانی نسبی آنجا به جایی نمی‌رسد.",
            hint="نشانی را با https و میزبان بنویسید",
        ),
    }
    passes = (
        Case(
            site={
                "index.html": (
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@graph": ['
                    '{"@type": "Article", "headline": "a", "mainEntityOfPage": "https://help.example.com/"}'
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
                    '{"@type": "Article", "headline": "a", "image": "/a.png"}'
                    "]}</script>"
                )
            },
            at=("index.html",),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Reports the first one of a page; steps of a breadcrumb are for broken-breadcrumb."""
        for node in page.data.all_nodes:
            for name in NAMES:
                value = node.get(name)
                if isinstance(value, str) and not value.startswith(ABSOLUTE) and "ListItem" not in types_of(node):
                    yield Finding(page.path, f"has {name} {value} in its structured data, which is not absolute")
                    return
