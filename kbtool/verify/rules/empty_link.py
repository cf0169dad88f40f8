"""KV290 empty-link."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class EmptyLink(Rule):
    """Every link says where it leads.

    A screen reader reads the address aloud instead, letter by letter, and a search engine learns nothing about the
    target (WCAG 2.4.4).
    """

    id = "KV290"
    hint = "write a text into the link, or an alternative text for its image"
    texts = {
        "zh": RuleText(
            title="每个链接都说明通向哪里。",
            why="否则屏幕阅读器只能一个字母一个字母地念地址，搜索引擎也不知道目标是什么（WCAG 2.4.4）。",
            hint="在链接里写文字，或给里面的图片写替代文本",
        ),
        "fa": RuleText(
            title="هر پیوند می‌گوید به کجا می‌رود.",
            why=("وگرنه صفحه‌خوان نشانی را حرف به حرف می‌خواند و موتور جست‌وجو درباره مقصد چیزی نمی‌فهمد (WCAG 2.4.4)."),
            hint="در پیوند متنی بنویسید یا به تصویرش متن جایگزین بدهید",
        ),
    }
    passes = (
        Case(
            site={
                "index.html": (
                    '<a href="a/">a</a><a href="b/" aria-label="b"></a><a href="c/"><img src="c.png" alt="c"></a>'
                    '<a href="d/"><svg><title>d</title></svg></a>'
                )
            }
        ),
    )
    fails = (
        Case(
            site={
                "a/index.html": '<a href="../"> </a>',
                "b/index.html": '<a href="../"><img src="c.png" alt=""></a>',
            },
            at=("a/index.html", "b/index.html"),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks at texts, labels and images; one finding for each page."""
        empty = [node for node in page.body.anchors if not node.text().strip() and not _label(node)]
        if empty:
            more = f" and {len(empty) - 1} more" if len(empty) > 1 else ""
            yield Finding(page.path, f"has a link to {empty[0].attributes.get('href')} without text{more}")


def _label(node: LexborNode) -> str:
    """What a screen reader says in place of a text."""
    own = node.attributes
    images = node.css("img[alt], [aria-label], [title]")
    values = [own.get(name) for name in ("aria-label", "aria-labelledby", "title", "alt", "aria-hidden")]
    values += [image.attributes.get(name) for image in images for name in ("alt", "aria-label", "title")]
    return "".join(value or "" for value in values).strip()
