"""KV299 oversized-file."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site

MOST = 2 * 1024 * 1024
READ = (".html", ".css", ".js", ".mjs")


class OversizedFile(Rule):
    """No page, script or style sheet is larger than search engines read.

    They stop at 2 MB; what stands behind is not on the page for them.
    """

    id = "KV299"
    hint = "split the file"
    texts = {
        "zh": RuleText(
            title="没有页面、脚本或样式表超过搜索引擎的读取上限。",
            why="读到 2 MB 它们就停下，后面的内容对它们来说不存在。",
            hint="拆分文件",
        ),
        "fa": RuleText(
            title="هیچ صفحه، اسکریپت یا برگه سبکی بزرگ‌تر از آنچه موتورهای جست‌وجو می‌خوانند نیست.",
            why="در ۲ مگابایت می‌ایستند؛ آنچه پس از آن است برایشان در صفحه نیست.",
            hint="فایل را تکه کنید",
        ),
    }
    passes = (Case(site={"a.js": "x" * MOST, "a.pdf": "x" * (MOST + 1)}),)
    fails = (Case(site={"a.js": "x" * (MOST + 1)}, at=("a.js",)),)

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks at the sizes."""
        for path, file in site.files.items():
            if file.size > MOST and path.endswith(READ):
                yield Finding(path, f"has {file.size:,} bytes, and search engines read {MOST:,}")
