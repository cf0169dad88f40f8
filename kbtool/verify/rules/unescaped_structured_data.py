"""KV243 unescaped-structured-data."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class UnescapedStructuredData(Rule):
    """Structured data hold no angle bracket.

    A title with `</script>` ends the block, and what follows is shown as part of the page or run.
    """

    id = "KV243"
    severity = Severity.WARNING
    hint = "write < as \\\\u003c in JSON"
    texts = {
        "zh": RuleText(
            title="结构化数据里没有尖括号。",
            why="标题里有 `</script>` 就会结束这个块，后面的内容会显示在页面上，甚至被执行。",
            hint="JSON 里把 < 写成 \\\\u003c",
        ),
        "fa": RuleText(
            title="در داده ساخت‌یافته علامت کوچک‌تر نیست.",
            why=(
                "عنوانی که `</script>` داشته باشد بلوک را می‌بندد و آنچه پس از آن است در صفحه نشان داده یا اجرا می‌شود."
            ),
            hint="در JSON به جای < بنویسید \\\\u003c",
        ),
    }
    passes = (
        Case(
            site={
                "index.html": (
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@type": "Article", "headline": "a \\u003c b"}</script>'
                )
            }
        ),
    )
    fails = (
        Case(
            site={
                "index.html": (
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@type": "Article", "headline": "a < b"}</script>'
                )
            },
            at=("index.html",),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks at the text of the blocks."""
        if any("<" in block for block in page.data.blocks):
            yield Finding(page.path, "has < in its structured data")
