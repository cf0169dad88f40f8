"""KV293 inline-script."""

import re
from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting

RUN = frozenset({"", "module", "text/javascript", "application/javascript", "importmap", "speculationrules"})
ATTRIBUTE = re.compile(r"\son[a-zA-Z]+\s*=")
"""What may be one; looking for them in the tree takes much longer."""
HANDLERS = ", ".join(f"[on{event}]" for event in ("click", "load", "error", "submit", "change", "input", "mouseover"))


class InlineScript(Rule):
    """No script stands in a page.

    The content policy of the site forbids it, so that what an attacker slips into a text does not run either.
    """

    id = "KV293"
    hint = "put the script into a file of the site"
    texts = {
        "zh": RuleText(
            title="页面里没有内嵌脚本。",
            why="站点的内容安全策略禁止它，这样攻击者混进文字里的脚本也不会运行。",
            hint="把脚本放进站点的文件",
        ),
        "fa": RuleText(
            title="هیچ اسکریپتی درون صفحه نیست.",
            why="سیاست محتوای سایت آن را نمی‌گذارد تا آنچه مهاجم در متنی جا دهد هم اجرا نشود.",
            hint="اسکریپت را در فایلی از سایت بگذارید",
        ),
    }
    passes = (
        Case(
            site={
                "index.html": (
                    '<script src="a.js"></script><script type="application/json">{}</script>'
                    '<script type="application/ld+json">{"@context": "https://schema.org"}</script>'
                )
            }
        ),
    )
    fails = (
        Case(site={"a/index.html": "<script>let x = 1</script>"}, at=("a/index.html",)),
        Case(site={"a/index.html": '<body onload="x()">'}, at=("a/index.html",)),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks at scripts without a file, and at attributes that hold one."""
        if not RUN.isdisjoint(page.body.scripts):
            yield Finding(page.path, "has a script in it")
        elif ATTRIBUTE.search(page.html) and (handler := page.tree.css_first(HANDLERS)) is not None:
            yield Finding(page.path, f"has a script in an attribute of {handler.tag}")
