"""KV297 dead-resource."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class DeadResource(Rule):
    """Every file that a page loads or offers is there.

    A missing image is a hole in the text, a missing style sheet a page that looks broken.
    """

    id = "KV297"
    hint = "put the file into the site, or correct its address"
    texts = {
        "zh": RuleText(
            title="页面加载或提供的每个文件都存在。",
            why="少一张图，文字里就有个洞；少一个样式表，整页看起来都是坏的。",
            hint="把文件放进站点，或改正地址",
        ),
        "fa": RuleText(
            title="هر فایلی که صفحه می‌گیرد یا پیش می‌نهد هست.",
            why="تصویر گمشده سوراخی در متن است و برگه سبک گمشده صفحه‌ای به‌هم‌ریخته.",
            hint="فایل را در سایت بگذارید یا نشانی‌اش را درست کنید",
        ),
    }
    passes = (
        Case(
            site={
                "a/index.html": '<img src="../b%20c.png?v=1" alt=""><img src="data:image/gif;base64,R0lGODlh" alt="">',
                "b c.png": "x",
            }
        ),
    )
    fails = (
        Case(
            site={
                "a/index.html": '<img src="../b.png" alt="">',
                "b/index.html": '<link rel="alternate" type="text/markdown" href="index.md">',
            },
            at=("a/index.html", "b/index.html"),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """One finding for each page and file."""
        for page in site.pages.values():
            for file in page.files:
                path = file.partition("#")[0]
                if path not in site.files and not site.has(path):
                    yield Finding(page.path, f"loads or offers {path}, which is missing")
