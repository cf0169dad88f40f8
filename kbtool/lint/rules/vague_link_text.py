"""KB310 vague-link-text."""

import re
from collections.abc import Iterator

from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText

VAGUE = frozenset(
    (
        *(
            "here",
            "click here",
            "click",
            "click this",
            "this",
            "this link",
            "link",
            "this page",
            "see here",
            "read more",
        ),
        *(
            "more",
            "learn more",
            "more info",
            "go here",
            "over here",
            "right here",
            "follow this link",
            "click this link",
        ),
        *("这里", "這裡", "此处", "此處", "点击", "點擊", "点击这里", "點擊這裡", "点击此处", "点此", "點此", "点这里"),
        *(
            "请点击",
            "链接",
            "連結",
            "此链接",
            "这个链接",
            "该链接",
            "更多",
            "查看更多",
            "了解更多",
            "阅读更多",
            "戳这里",
        ),
        *("اینجا", "این جا", "در اینجا", "کلیک کنید", "اینجا کلیک کنید", "اینجا را کلیک کنید", "روی اینجا کلیک کنید"),
        *("کلیک", "لینک", "این لینک", "پیوند", "این پیوند", "بیشتر", "بیشتر بخوانید", "ادامه مطلب", "ادامهٔ مطلب"),
        *(
            "hier",
            "ici",
            "cliquez ici",
            "aquí",
            "haz clic aquí",
            "aqui",
            "clique aqui",
            "qui",
            "clicca qui",
            "klik hier",
        ),
        *("здесь", "тут", "ссылка", "هنا", "اضغط هنا", "انقر هنا", "こちら", "ここ", "여기", "buraya", "tại đây"),
    )
)
AROUND = re.compile(r"^[\W_]+|[\W_]+$")
BLANKS = re.compile(r"[\s\u200c]+")
LONG_ADDRESS = re.compile(r"https?://(?!(?:dx\.)?doi\.org/|hdl\.handle\.net/|urn\.)[^\s/]+/\S{20,}", re.IGNORECASE)
"""A host with hardly more reads well enough: `https://example.com/help`. DOIs are how papers are cited."""


class VagueLinkText(Rule[Options]):
    """The words of a link say what it leads to.

    Who listens to a page jumps from link to link and hears only their words: ten times "here" says nothing. Search
    engines, too, learn from these words what the other article is about.
    """

    id = "KB310"
    hint = "let the link's words name what it leads to"
    texts = {
        "zh": RuleText(
            title="链接文字说明链接指向什么。",
            why="用屏幕阅读器的人在链接之间跳转，只听得到链接文字：连着十个“这里”等于什么也没说。"
            "搜索引擎也靠这些文字了解另一篇文章的内容。",
            hint="让链接文字说出它指向的内容",
        ),
        "fa": RuleText(
            title="واژه‌های پیوند می‌گویند به کجا می‌رسد.",
            why="کسی که صفحه را می‌شنود از پیوندی به پیوند دیگر می‌رود و تنها واژه‌های آن‌ها را می‌شنود: "
            "ده بار «اینجا» چیزی نمی‌گوید. موتورهای جستجو هم موضوع مقالهٔ دیگر را از همین واژه‌ها می‌فهمند.",
            hint="بگذارید واژه‌های پیوند بگویند به چه می‌رسد",
        ),
    }
    passes = (
        Case("Read [how to get a refund](https://example.com/a) or <https://example.com/a/very/long/path/to/it>.\n"),
        Case(
            "[Click here to pay](https://example.com/) and [example.com](https://example.com/)\n",
            note="words that say more",
        ),
        Case("[![A map](https://example.com/a.png)](https://example.com/)\n", note="the text of an image counts"),
        Case(
            "Doe, J. (2020) [https://doi.org/10.1371/journal.pcbi.1003542](https://doi.org/10.1371/journal.pcbi.1003542)\n",
            note="how papers are cited",
        ),
    )
    fails = (
        Case("Click [here](https://example.com/a), [**Here!**](https://example.com/b).\n", at=("1:7", "1:38")),
        Case(
            "[](https://example.com/) and [https://example.com/a/very/long/path/to/it](https://example.com/a)\n",
            at=("1:1", "1:30"),
        ),
        Case("退款请点击[这里](https://example.com/a)。\n", at=("1:6",), language="zh"),
        Case("برای بازپرداخت [این‌جا](https://example.com/a) را ببینید.\n", at=("1:16",), language="fa"),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Looks at the text of every link."""
        for link in manuscript.document.links:
            if link.is_automatic or not link.url:
                continue
            text = " ".join(link.text.split())
            if not text:
                yield Finding(manuscript.path, link.span, "the link has no text")
            elif BLANKS.sub(" ", AROUND.sub("", text)).casefold() in VAGUE or _joined(text) in VAGUE:
                yield Finding(manuscript.path, link.span, f"the link says only {text[:40]}")
            elif LONG_ADDRESS.fullmatch(text):
                yield Finding(manuscript.path, link.span, f"the link's text is an address: {text[:60]}")


def _joined(text: str) -> str:
    """`این‌جا` is `اینجا`: a half-space in the word makes no difference."""
    return AROUND.sub("", text).replace("\u200c", "").casefold()
