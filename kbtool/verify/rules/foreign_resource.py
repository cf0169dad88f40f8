"""KV292 foreign-resource."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting

PICTURES = frozenset({"img", "source", "video", "audio"})


class ForeignResource(Rule):
    """A page loads scripts, styles, fonts and frames from its own site only.

    Others learn who reads what, and what they serve today they may change tomorrow. Frames of hosts that `embeds`
    names are allowed, images too.
    """

    id = "KV292"
    hint = "put the file into the site, or name the host of a frame in embeds"
    texts = {
        "zh": RuleText(
            title="页面只从本站加载脚本、样式、字体和框架。",
            why=(
                "否则别人知道谁在读什么；他们今天提供的，明天可能就变了。`embeds` 列出的主机的框架可以用，图片也可以。"
            ),
            hint="把文件放进站点，或在 embeds 里写框架的主机",
        ),
        "fa": RuleText(
            title="صفحه اسکریپت، سبک، قلم و قاب را تنها از سایت خودش می‌گیرد.",
            why=(
                "دیگران درمی‌یابند چه کسی چه می‌خواند، و آنچه امروز می‌دهند فردا شاید چیز دیگری باشد. قاب "
                "میزبان‌هایی که `embeds` نام می‌برد مجاز است، تصویر هم."
            ),
            hint="فایل را در سایت بگذارید یا میزبان قاب را در embeds بیاورید",
        ),
    }
    passes = (
        Case(
            site={
                "index.html": (
                    '<script src="/a.js"></script><img src="https://images.example.org/a.png" alt="">'
                    '<link rel="stylesheet" href="https://help.example.com/a.css">'
                    '<link rel="canonical" href="https://www.example.org/">'
                )
            }
        ),
    )
    fails = (
        Case(site={"index.html": '<script src="https://cdn.example.org/a.js"></script>'}, at=("index.html",)),
        Case(site={"index.html": '<link rel="stylesheet" href="//fonts.example.org/a.css">'}, at=("index.html",)),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Reports the first one of a page; http is for insecure-resource."""
        allowed = {setting.addresses.host}
        embeds = setting.configuration.settings.embeds
        for load in page.body.loads:
            if load.tag in PICTURES or not load.address.lower().startswith(("https:", "//")):
                continue
            host = load.address.split("/")[2]
            if host not in allowed and not (load.tag == "iframe" and host in embeds):
                yield Finding(page.path, f"loads a {load.tag} from {host}")
                return
