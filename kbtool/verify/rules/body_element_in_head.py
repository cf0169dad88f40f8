"""KV208 body-element-in-head."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting

BELONGING = "body > title, body link[rel~=canonical], body link[hreflang], body meta[name], body meta[property]"


class BodyElementInHead(Rule):
    """The head of a page holds only what belongs there.

    At the first other element a browser ends the head. A search engine ignores what comes behind: canonical
    address, robots and languages.
    """

    id = "KV208"
    hint = "remove the element before it from the head"
    texts = {
        "zh": RuleText(
            title="页面 head 里只有该在那里的元素。",
            why="遇到第一个别的元素，浏览器就结束 head。后面的规范网址、robots 和语言版本，搜索引擎一概忽略。",
            hint="从 head 里去掉它前面的那个元素",
        ),
        "fa": RuleText(
            title="در head صفحه تنها چیزهایی است که جایشان آنجاست.",
            why=(
                "مرورگر با نخستین عنصر دیگر head را می‌بندد و موتور جست‌وجو هرچه پس از آن بیاید نادیده می‌گیرد: "
                "نشانی اصلی، robots و زبان‌ها."
            ),
            hint="عنصر پیش از آن را از head بردارید",
        ),
    }
    passes = (
        Case(
            site={"index.html": "<head><title>x</title><noscript><link></noscript><link rel=canonical href=x></head>"}
        ),
        Case(site={"index.html": "<title>x</title><body><svg><title>Icon</title></svg>"}),
    )
    fails = (
        Case(
            site={"index.html": '<head><title>x</title><img src="a.png"><link rel="canonical" href="x"></head>'},
            at=("index.html",),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks for what the parser had to move into the body."""
        moved = page.tree.css_first(BELONGING)
        if moved is not None:
            yield Finding(page.path, f"has {moved.tag} outside its head, or something in the head that ends it")
