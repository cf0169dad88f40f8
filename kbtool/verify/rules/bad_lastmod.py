"""KV257 bad-lastmod."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site

SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>%s</loc>%s</url></urlset>'

FORM = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?")
"""W3C date and time formats."""
DAY = 10


class BadLastmod(Rule):
    """Every date of a sitemap is one of the past, in the form of W3C.

    Search engines ignore a date they cannot read, and all dates of a site whose dates turn out to be wrong.
    """

    id = "KV257"
    hint = "write the day of the last change as in 2026-11-22, or leave it out"
    texts = {
        "zh": RuleText(
            title="网站地图的每个日期都是过去的，格式符合 W3C。",
            why="读不懂的日期会被忽略；一旦发现日期不实，整个站点的日期都不再算数。",
            hint="写最后一次修改的日期，如 2026-11-22，或者不写",
        ),
        "fa": RuleText(
            title="هر تاریخ نقشه سایت از گذشته و به شکل W3C است.",
            why=(
                "موتورهای جست‌وجو تاریخی را که نخوانند نادیده می‌گیرند، و همه تاریخ‌های سایتی را که تاریخ‌هایش "
                "نادرست از آب درآید."
            ),
            hint="روز آخرین تغییر را مانند 2026-11-22 بنویسید یا نیاورید",
        ),
    }
    passes = (
        Case(
            site={
                "sitemap-a.xml": SITEMAP % ("https://help.example.com/", "<lastmod>2026-11-22</lastmod>"),
                "sitemap-b.xml": SITEMAP
                % ("https://help.example.com/", "<lastmod>2026-11-22T09:00:00+08:00</lastmod>"),
                "sitemap-c.xml": SITEMAP % ("https://help.example.com/", ""),
            }
        ),
    )
    fails = (
        Case(
            site={
                "sitemap-a.xml": SITEMAP % ("https://help.example.com/", "<lastmod>22.11.2026</lastmod>"),
                "sitemap-b.xml": SITEMAP % ("https://help.example.com/", "<lastmod>2026-13-01</lastmod>"),
                "sitemap-c.xml": SITEMAP % ("https://help.example.com/", "<lastmod>2027-01-01</lastmod>"),
            },
            at=("sitemap-a.xml", "sitemap-b.xml", "sitemap-c.xml"),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks at the entries; a day more is granted for the time zones."""
        latest = (site.setting.today + timedelta(days=1)).isoformat()
        for sitemap, _, entry in site.entries():
            if entry.changed and not _is_date(entry.changed):
                yield Finding(sitemap.path, f"has the date {entry.changed} for {entry.location}, which is none")
            elif entry.changed[:DAY] > latest:
                yield Finding(
                    sitemap.path, f"has the date {entry.changed} for {entry.location}, which is in the future"
                )


def _is_date(text: str) -> bool:
    if not FORM.fullmatch(text):
        return False
    try:
        date.fromisoformat(f"{text}-01-01"[:DAY] if len(text) < DAY else text[:DAY])
    except ValueError:
        return False
    return True
