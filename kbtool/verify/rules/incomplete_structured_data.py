"""KV305 incomplete-structured-data."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.output.structured_data import types_of
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting
from kbtool.verify.vocabulary import KEYWORDS, REQUIRED


class IncompleteStructuredData(Rule):
    """Structured data have what search engines need of their type.

    A video without a thumbnail or a date of upload is not shown as a video.
    """

    id = "KV305"
    hint = "add what is missing, or remove the node"
    texts = {
        "zh": RuleText(
            title="结构化数据有搜索引擎需要的内容。",
            why="没有缩略图或上传日期的视频，不会显示为视频。",
            hint="补上缺少的内容，或去掉这个节点",
        ),
        "fa": RuleText(
            title="داده ساخت‌یافته هرچه را موتورهای جست‌وجو برای نوعش می‌خواهند دارد.",
            why="ویدیویی بی تصویر کوچک یا تاریخ بارگذاری، ویدیو نشان داده نمی‌شود.",
            hint="کمبود را بیفزایید یا گره را بردارید",
        ),
    }
    passes = (
        Case(
            site={
                "index.html": (
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@graph": ['
                    '{"@type": "VideoObject", "name": "a", "thumbnailUrl": "https://help.example.com/a.png", '
                    '"uploadDate": "x"}'
                    "]}</script>"
                )
            },
        ),
        Case(
            site={
                "index.html": (
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@graph": ['
                    '{"@type": "WebPage", "isPartOf": {"@type": "WebSite", "@id": "https://help.example.com/"}}'
                    "]}</script>"
                )
            },
            note="it refers to another node",
        ),
    )
    fails = (
        Case(
            site={
                "index.html": (
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@graph": ['
                    '{"@type": "VideoObject", "name": "How to pay"}'
                    "]}</script>"
                )
            },
            at=("index.html",),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks at the nodes that stand by themselves."""
        for node in page.data.nodes:
            for name in types_of(node):
                lacking = [key for key in REQUIRED.get(name, ()) if not node.get(key)]
                if lacking and len(node) > len(KEYWORDS & node.keys()):
                    yield Finding(page.path, f"has a {name} without {', '.join(lacking)}")
