"""KB311 insecure-link."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from kbtool.diagnostics import Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.own_network import is_own_network
from kbtool.lint.rule import Options, Rule, RuleText


class InsecureLink(Rule[Options]):
    """A link to another site uses https.

    What comes over plain http can be read and changed on its way, and browsers warn of it. Nearly every site answers at
    https today; try the link before you change it.
    """

    id = "KB311"
    severity = Severity.INFO
    hint = "use https:// if the site answers there"
    texts = {
        "zh": RuleText(
            title="指向其他网站的链接使用 https。",
            why="通过普通 http 传来的内容可能在路上被偷看或篡改，浏览器也会警告。"
            "如今几乎所有网站都支持 https；改之前先试一下。",
            hint="如果该网站支持，请使用 https://",
        ),
        "fa": RuleText(
            title="پیوند به سایت دیگر با https است.",
            why="آنچه با http ساده می‌آید در راه خواندنی و دست‌کاری‌شدنی است و مرورگر هشدار می‌دهد. "
            "امروزه کمابیش همهٔ سایت‌ها با https پاسخ می‌دهند؛ پیش از تغییر، پیوند را بیازمایید.",
            hint="اگر سایت پاسخ می‌دهد https:// به کار ببرید",
        ),
    }
    passes = (
        Case(
            "[A](https://pay.shop.com/) [B](http://localhost:8000/) [C](http://192.168.0.1/) [D](http://www.example.com/)\n"
        ),
        Case("`http://pay.shop.com/`\n", note="an address in code is no link"),
    )
    fails = (
        Case("[A](http://pay.shop.com/) and <http://pay.shop.com/>\n", at=("1:5", "1:32")),
        Case("![A](http://pay.shop.com/a.png)\n", at=("1:6",), note="browsers may refuse the image altogether"),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Looks at the scheme of every link and image."""
        document = manuscript.document
        addresses = dict.fromkeys((link.url, link.url_span) for link in document.links)
        addresses |= dict.fromkeys((image.url, image.url_span) for image in document.images)
        for url, span in addresses:
            host = _host(url)
            if host and not is_own_network(host):
                yield Finding(manuscript.path, span, f"the link to {host[:60]} is not encrypted")


def _host(url: str) -> str:
    """The host of a plain http address; else empty."""
    if url[:7].lower() != "http://":
        return ""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
