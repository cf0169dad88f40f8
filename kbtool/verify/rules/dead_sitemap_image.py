"""KV261 dead-sitemap-image."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site

SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">'
    "<url><loc>https://help.example.com/</loc><image:image><image:loc>%s</image:loc></image:image></url></urlset>"
)


class DeadSitemapImage(Rule):
    """Every image that a sitemap names is there, with its absolute address.

    Images are found in the image search by their own address.
    """

    id = "KV261"
    hint = "name images that are published, with https and the host"
    texts = {
        "zh": RuleText(
            title="网站地图列出的每个图片都存在，而且是绝对地址。",
            why="图片搜索靠图片自己的地址。",
            hint="只列已发布的图片，写出 https 和主机",
        ),
        "fa": RuleText(
            title="هر تصویری که نقشه سایت نام می‌برد هست و نشانی‌اش کامل است.",
            why="تصویر در جست‌وجوی تصویر با نشانی خودش یافته می‌شود.",
            hint="تصویرهای منتشرشده را با https و میزبان نام ببرید",
        ),
    }
    passes = (
        Case(site={"a.png": "x", "sitemap.xml": SITEMAP % "https://help.example.com/a.png"}),
        Case(site={"sitemap.xml": SITEMAP % "https://images.example.org/a.png"}, note="nobody can know here"),
    )
    fails = (
        Case(site={"sitemap.xml": SITEMAP % "https://help.example.com/a.png"}, at=("sitemap.xml",)),
        Case(site={"a.png": "x", "sitemap.xml": SITEMAP % "/a.png"}, at=("sitemap.xml",)),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks for the files."""
        for sitemap, _, entry in site.entries():
            for address in entry.images:
                path = site.setting.addresses.absolute_path(address)
                if not address.startswith(("https://", "http://")) or (path is not None and path not in site.files):
                    yield Finding(sitemap.path, f"names the image {address} for {entry.location}, which is not there")
