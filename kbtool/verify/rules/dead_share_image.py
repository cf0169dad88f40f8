"""KV240 dead-share-image."""

from collections.abc import Iterator
from sys import intern

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting, Site

NAMES = ("og:image", "twitter:image")


class DeadShareImage(Rule):
    """The image of a preview is there, and its address is absolute.

    Chats fetch it without the page; they do not know what a relative address is relative to.
    """

    id = "KV240"
    hint = "write the absolute address of an image that is published"
    texts = {
        "zh": RuleText(
            title="预览图片存在，而且是绝对地址。",
            why="聊天工具单独抓取图片，不知道相对地址是相对于什么。",
            hint="写已发布图片的绝对地址",
        ),
        "fa": RuleText(
            title="تصویر پیش‌نمایش هست و نشانی‌اش کامل است.",
            why="گفت‌وگوها آن را بی صفحه می‌گیرند و نمی‌دانند نشانی نسبی نسبت به چیست.",
            hint="نشانی کامل تصویری منتشرشده را بنویسید",
        ),
    }
    passes = (
        Case(
            site={
                "index.html": '<meta property="og:image" content="https://help.example.com/a%20b.png">',
                "a b.png": "x",
                "a/index.html": '<meta property="og:image" content="https://images.example.org/a.png">',
            }
        ),
    )
    fails = (
        Case(
            site={
                "a/index.html": '<meta property="og:image" content="/a.png">',
                "b/index.html": '<meta property="og:image" content="https://help.example.com/b.png">',
                "a.png": "x",
            },
            at=("a/index.html", "b/index.html"),
        ),
    )

    def __init__(self) -> None:
        self._named: list[tuple[str, str, str]] = []

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Reports relative addresses, and keeps those of this site."""
        for name in NAMES:
            address = page.head.value(name)
            if not address:
                continue
            if not address.startswith(("https://", "http://")):
                yield Finding(page.path, f"has {name} {address}, which is not absolute")
                return
            path = setting.addresses.absolute_path(address)
            if path is not None:
                self._named.append((page.path, intern(name), intern(path)))

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks for the files."""
        for page, name, path in self._named:
            if not site.has(path):
                yield Finding(page, f"has {name} {path}, which is missing")
