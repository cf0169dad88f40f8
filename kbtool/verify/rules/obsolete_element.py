"""KV313 obsolete-element."""

import re
from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting

NAMES = (
    "acronym applet basefont bgsound big blink center dir font frame frameset isindex keygen listing marquee menuitem"
    " multicol nextid nobr noembed noframes param plaintext rb rtc spacer strike tt xmp"
)
"""HTML standard, "Obsolete features: non-conforming features"."""
OBSOLETE = ",".join(NAMES.split())
WRITTEN = re.compile(f"<(?:{'|'.join(NAMES.split())})[\\s/>]", re.IGNORECASE)


class ObsoleteElement(Rule):
    """A page uses no element that HTML has given up.

    Browsers need not show it any more, it does not follow dark colours, and screen readers make nothing of it.
    """

    id = "KV313"
    severity = Severity.WARNING
    hint = "write it in Markdown, or take the tag out"
    texts = {
        "zh": RuleText(
            title="页面不使用 HTML 已经废弃的元素。",
            why="浏览器不必再显示它，它不会跟随深色配色，屏幕阅读器也无从理解。",
            hint="改用 Markdown 书写，或去掉这个标签",
        ),
        "fa": RuleText(
            title="صفحه عنصری را که HTML کنار گذاشته است به کار نمی‌برد.",
            why="مرورگر دیگر ناچار به نشان دادنش نیست، با رنگ‌های تیره سازگار نمی‌شود و صفحه‌خوان از آن چیزی نمی‌فهمد.",
            hint="آن را با مارک‌داون بنویسید یا برچسب را بردارید",
        ),
    }
    passes = (
        Case(site={"index.html": "<p><code>&lt;font&gt;</code> <strong>a</strong> <fontified>b</fontified></p>"}),
    )
    fails = (Case(site={"index.html": '<p><font color="red">a</font> <tt>b</tt></p>'}, at=("index.html",)),)

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Reports the first one of a page; what stands in comments or scripts is none."""
        if WRITTEN.search(page.html) and (node := page.tree.css_first(OBSOLETE)):
            yield Finding(page.path, f"uses <{node.tag}>")
