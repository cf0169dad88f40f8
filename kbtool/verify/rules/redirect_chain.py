"""KV271 redirect-chain."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class RedirectChain(Rule):
    """A redirect leads to a page and not to another redirect.

    Every step costs a reader time and a search engine trust; a circle never ends.
    """

    id = "KV271"
    hint = "let the redirect lead to the last page"
    texts = {
        "zh": RuleText(
            title="重定向直接指向页面，不指向另一个重定向。",
            why="每跳一次，读者多等一次，搜索引擎少信一分；绕成圈就永远到不了。",
            hint="让重定向直接指向最后的页面",
        ),
        "fa": RuleText(
            title="تغییر مسیر به صفحه می‌رسد و نه به تغییر مسیری دیگر.",
            why="هر گام برای خواننده زمان می‌برد و از اعتماد موتور جست‌وجو می‌کاهد؛ حلقه هرگز تمام نمی‌شود.",
            hint="تغییر مسیر را به صفحه پایانی برسانید",
        ),
    }
    passes = (Case(site={"a/index.html": '<meta http-equiv="refresh" content="0; url=../">', "index.html": "x"}),)
    fails = (
        Case(
            site={
                "a/index.html": '<meta http-equiv="refresh" content="0; url=/b/">',
                "b/index.html": '<meta http-equiv="refresh" content="0; url=/a/#top">',
            },
            at=("a/index.html", "b/index.html"),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks at the targets within the site."""
        for page in site.pages.values():
            if page.refresh is None:
                continue
            target = site.pages.get(page.refresh.partition("#")[0])
            if target is not None and target.refresh is not None:
                yield Finding(page.path, f"leads to {target.path}, which leads on")
