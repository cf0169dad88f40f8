"""KV245 unknown-property."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.output.structured_data import Node, types_of
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting
from kbtool.verify.vocabulary import KEYWORDS, PARENTS, RETIRED, properties_of


class UnknownProperty(Rule):
    """Structured data use the words of schema.org.

    A search engine passes over a type or property that does not exist; a typing error is never reported anywhere
    else.
    """

    id = "KV245"
    hint = "correct the name, or remove it"
    texts = {
        "zh": RuleText(
            title="结构化数据只用 schema.org 的词。",
            why="搜索引擎会跳过不存在的类型或属性；打错的字在别处永远不会有人报告。",
            hint="改正名称，或去掉它",
        ),
        "fa": RuleText(
            title="داده ساخت‌یافته واژه‌های schema.org را به کار می‌برد.",
            why="موتور جست‌وجو از نوع یا ویژگی‌ای که نیست می‌گذرد؛ غلط تایپی را هیچ‌جای دیگر گزارش نمی‌کند.",
            hint="نام را درست کنید یا بردارید",
        ),
    }
    passes = (
        Case(
            site={
                "index.html": (
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@graph": ['
                    '{"@type": "TechArticle", "headline": "a", "author": {"@type": "Person", "name": "b"}}'
                    "]}</script>"
                )
            },
        ),
        Case(
            site={
                "index.html": (
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@graph": ['
                    '{"@type": "QAPage", "name": "a"}'
                    "]}</script>"
                )
            },
            note="that is for retired-type",
        ),
    )
    fails = (
        Case(
            site={
                "index.html": (
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@graph": ['
                    '{"@type": "TechArticle", "headlin": "a"}'
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
                    '{"@type": "TechArticel", "headline": "a"}'
                    "]}</script>"
                )
            },
            at=("index.html",),
            note="a type that does not exist",
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Reports the first word of a page that is in no list, nested ones too."""
        for node in page.data.all_nodes:
            word = _unknown(node)
            if word:
                yield Finding(page.path, f"has structured data with {word}")
                return


def _unknown(node: Node) -> str:
    """What is unknown in a node; empty where nothing is."""
    names = types_of(node)
    for name in names:
        if name in RETIRED:
            return ""
        if name not in PARENTS:
            return f"the type {name}, which a help centre has no use for"
    known = frozenset[str]().union(*map(properties_of, names)) if names else None
    for key in node:
        if known is not None and key not in known and key not in KEYWORDS:
            return f"{key}, which {names[0]} does not have"
    return ""
