"""KV274 redirect-without-link."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class RedirectWithoutLink(Rule):
    """A redirect has a link to its target.

    Some browsers and readers switch the refresh off; they need something to click.
    """

    id = "KV274"
    severity = Severity.WARNING
    hint = "put a link to the target into the body"
    texts = {
        "zh": RuleText(
            title="重定向页面有指向目标的链接。",
            why="有些浏览器和读者关闭了自动跳转，需要有东西可点。",
            hint="在 body 里放一个指向目标的链接",
        ),
        "fa": RuleText(
            title="تغییر مسیر پیوندی به مقصد دارد.",
            why="برخی مرورگرها و خوانندگان جابه‌جایی خودکار را خاموش کرده‌اند و چیزی برای کلیک می‌خواهند.",
            hint="پیوندی به مقصد در body بگذارید",
        ),
    }
    passes = (
        Case(
            site={
                "a/index.html": '<meta http-equiv="refresh" content="0; url=/b/#c"><a href="../b/">b</a>',
                "b/index.html": "x",
            }
        ),
    )
    fails = (
        Case(
            site={"a/index.html": '<meta http-equiv="refresh" content="0; url=/b/">', "b/index.html": "x"},
            at=("a/index.html",),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks among the links of the page."""
        for page in site.pages.values():
            if page.refresh is None:
                continue
            target = page.refresh.partition("#")[0]
            if "://" not in target and all(link.partition("#")[0] != target for link in page.links):
                yield Finding(page.path, f"has no link to {target}")
