"""KV294 image-without-alt."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class ImageWithoutAlt(Rule):
    """Every image has an alternative text.

    It is read to those who do not see the image, and an image search finds the image by it. For an ornament it is
    empty (WCAG 1.1.1).
    """

    id = "KV294"
    hint = 'write what the image shows into alt, or alt="" for an ornament'
    texts = {
        "zh": RuleText(
            title="每个图片都有替代文本。",
            why="看不见图片的人听到的是它，图片搜索也靠它找到图片。装饰图片的替代文本为空（WCAG 1.1.1）。",
            hint='在 alt 里写图片内容；装饰图片写 alt=""',
        ),
        "fa": RuleText(
            title="هر تصویر متن جایگزین دارد.",
            why=(
                "آن را برای کسی که تصویر را نمی‌بیند می‌خوانند و جست‌وجوی تصویر با آن تصویر را می‌یابد. برای آرایه "
                "تهی است (WCAG 1.1.1)."
            ),
            hint='آنچه را تصویر نشان می‌دهد در alt بنویسید، یا برای آرایه alt=""',
        ),
    }
    passes = (Case(site={"index.html": '<img src="a.png" alt="Steps"><img src="b.png" alt="">'}),)
    fails = (Case(site={"index.html": '<img src="a.png">'}, at=("index.html",)),)

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Reports each image."""
        for image in page.body.images:
            if "alt" not in image:
                yield Finding(page.path, f"shows {image.get('src')} without alt")
