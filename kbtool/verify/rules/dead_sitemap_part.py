"""KV252 dead-sitemap-part."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site

INDEX = (
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>%s</loc></sitemap></sitemapindex>'
)


class DeadSitemapPart(Rule):
    """Every sitemap that an index names is there, on the same host.

    What stands in a part that cannot be fetched is not listed at all.
    """

    id = "KV252"
    hint = "name the parts by their absolute addresses"
    texts = {
        "zh": RuleText(
            title="索引列出的每个网站地图都存在，而且在同一主机上。",
            why="取不到的那一部分等于没有列出。",
            hint="用绝对地址列出各部分",
        ),
        "fa": RuleText(
            title="هر نقشه‌ای که فهرست نام می‌برد هست و روی همان میزبان است.",
            why="هرچه در بخشی باشد که گرفتنی نیست اصلا فهرست نشده.",
            hint="بخش‌ها را با نشانی کاملشان نام ببرید",
        ),
    }
    passes = (
        Case(
            site={
                "sitemap.xml": INDEX % "https://help.example.com/sitemap-en.xml",
                "sitemap-en.xml": '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>',
            }
        ),
    )
    fails = (
        Case(site={"sitemap.xml": INDEX % "https://help.example.com/sitemap-fa.xml"}, at=("sitemap.xml",)),
        Case(site={"sitemap.xml": INDEX % "sitemap.xml"}, at=("sitemap.xml",), note="a relative address"),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks for the parts."""
        for sitemap in site.sitemaps:
            for entry in sitemap.entries if sitemap.is_index else ():
                path = site.setting.addresses.absolute_path(entry.location)
                if entry.location and path not in site.files and not _is_absent(site, path or ""):
                    yield Finding(sitemap.path, f"names {entry.location}, where no sitemap of this site is")


def _is_absent(site: Site, path: str) -> bool:
    """Whether it is the part of a language that the site was built without."""
    return any(path.startswith((f"sitemap-{locale.lower()}.", f"sitemap-{locale.lower()}-")) for locale in site.absent)
