"""KV295 image-without-size."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class ImageWithoutSize(Rule):
    """Every image says how large it is.

    Without width and height the text jumps when the image arrives (Cumulative Layout Shift).
    """

    id = "KV295"
    severity = Severity.WARNING
    hint = "write width and height of the image in pixels"
    texts = {
        "zh": RuleText(
            title="每个图片都写明大小。",
            why="没有宽和高，图片到达时文字会跳动（累积布局偏移）。",
            hint="写上图片的宽和高，单位是像素",
        ),
        "fa": RuleText(
            title="هر تصویر اندازه‌اش را می‌گوید.",
            why="بی پهنا و بلندا، متن هنگام رسیدن تصویر می‌پرد (Cumulative Layout Shift).",
            hint="پهنا و بلندای تصویر را به پیکسل بنویسید",
        ),
    }
    passes = (
        Case(
            site={
                "a/index.html": '<img src="a.png" width="8" height="8" alt="">',
                "b/index.html": '<img src="https://images.example.org/a.png" alt="">',
            },
            note="nobody knows the size of what is elsewhere",
        ),
    )
    fails = (Case(site={"index.html": '<img src="a.png" alt="">'}, at=("index.html",)),)

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Reports each image of the site itself."""
        for image in page.body.images:
            sized = (image.get("width") or "").isdigit() and (image.get("height") or "").isdigit()
            if not sized and setting.addresses.resolved(page.path, image.get("src") or ""):
                yield Finding(page.path, f"shows {image.get('src')} without width and height")
