"""KV272 dead-redirect."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class DeadRedirect(Rule):
    """A redirect leads to a page that exists.

    Whoever kept the old address is sent to nothing, and what the old page was worth to search engines is lost.
    """

    id = "KV272"
    hint = "let the redirect lead to a page that is published, or remove it"
    texts = {
        "zh": RuleText(
            title="重定向指向存在的页面。",
            why="收藏了旧地址的读者被带到空处，旧页面在搜索引擎里的积累也没了。",
            hint="让重定向指向已发布的页面，或删除它",
        ),
        "fa": RuleText(
            title="تغییر مسیر به صفحه‌ای می‌رسد که هست.",
            why="هر که نشانی قدیمی را نگه داشته به هیچ می‌رسد و ارزش صفحه قدیمی برای موتورهای جست‌وجو از دست می‌رود.",
            hint="تغییر مسیر را به صفحه‌ای منتشرشده برسانید یا بردارید",
        ),
    }
    passes = (
        Case(site={"a/index.html": '<meta http-equiv="refresh" content="0; url=https://www.example.org/">'}),
        Case(site={"a/index.html": '<meta http-equiv="refresh" content="0; url=../b">', "b/index.html": "x"}),
    )
    fails = (
        Case(
            site={"a/index.html": '<meta http-equiv="refresh" content="0; url=https://help.example.com/b/">'},
            at=("a/index.html",),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks at the targets within the site."""
        for page in site.pages.values():
            if page.refresh is None:
                continue
            target = page.refresh.partition("#")[0]
            if "://" not in target and not site.has(target):
                yield Finding(page.path, f"leads to {target or 'itself'}, where nothing is")
