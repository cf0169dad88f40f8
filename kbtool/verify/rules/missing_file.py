"""KV003 missing-file."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class MissingFile(Rule):
    """Every file that the manifest lists is there.

    A page that is missing is an address that no longer answers; half a site must not replace a whole one.
    """

    id = "KV003"
    hint = "build again"
    texts = {
        "zh": RuleText(
            title="清单里的每个文件都在。",
            why="少了一页，就有一个地址打不开；半个站点不能替换完整的站点。",
            hint="重新生成",
        ),
        "fa": RuleText(
            title="هر فایلی که در فهرست آمده وجود دارد.",
            why="صفحه گم‌شده یعنی نشانی‌ای که دیگر پاسخ نمی‌دهد؛ سایت نیمه‌کاره نباید جای سایت کامل را بگیرد.",
            hint="دوباره بسازید",
        ),
    }
    passes = (Case(site={"index.html": "x"}, listed={"index.html": "x"}),)
    fails = (Case(site={"index.html": "x"}, listed={"index.html": "x", "a/index.html": "y"}, at=("a/index.html",)),)

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Reports what is listed and not there."""
        if site.manifest:
            for path in sorted(site.manifest.files.keys() - site.files.keys()):
                yield Finding(path, "is in the manifest and not in the site")
