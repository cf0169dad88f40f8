"""Faults in sitemaps and robots.txt."""

from tests.verify.clean_site import BASE_ADDRESS, DAY
from tests.verify.planted_addresses import ENTRY, SITEMAP
from tests.verify.planted_fault import Planted, edited

INDEX, ROBOTS = "sitemap.xml", "robots.txt"
PAY, STUB = "billing/pay/index.html", "old/refund/index.html"
END = "</urlset>"


def listed(address: str, more: str = "") -> str:
    """One entry more in a sitemap."""
    return f"<url><loc>{address}</loc>{more}</url>{END}"


CHANGED = f"<lastmod>{DAY}</lastmod>"
SECTION = f"<loc>{BASE_ADDRESS}billing/</loc>"
IMAGE = f"<image:loc>{BASE_ADDRESS}assets/steps.png"
SITEMAPS = (
    Planted("KV250", "no sitemap", (INDEX,), gone=(INDEX,)),
    edited("KV251", "an entry without an address", SITEMAP, END, listed("")),
    edited("KV252", "a part that is missing", INDEX, "sitemap-fa.xml", "sitemap-ar.xml"),
    edited("KV253", "an address of another site", SITEMAP, END, listed("https://www.example.org/")),
    edited("KV254", "a page listed twice", SITEMAP, ENTRY, ENTRY * 2),
    edited("KV255", "an address where nothing is", SITEMAP, END, listed(f"{BASE_ADDRESS}nothing/")),
    edited("KV256", "a redirect that is listed", SITEMAP, END, listed(f"{BASE_ADDRESS}old/refund/"), at=(STUB,)),
    edited("KV257", "a date that is none", SITEMAP, SECTION, f"{SECTION}<lastmod>yesterday</lastmod>"),
    edited("KV258", "another date than the page", SITEMAP, ENTRY, ENTRY.replace(DAY, "2026-11-21"), at=(PAY,)),
    edited("KV260", "a frequency", SITEMAP, ENTRY, ENTRY.replace(CHANGED, f"{CHANGED}<changefreq>daily</changefreq>")),
    edited("KV261", "an image that is missing", SITEMAP, ENTRY, ENTRY.replace(IMAGE, f"{IMAGE}.webp")),
)
CLOSED = "Disallow:\n"
ROBOTS_FILE = (
    Planted("KV263", "no robots.txt", (ROBOTS,), gone=(ROBOTS,)),
    edited("KV264", "a relative address of the sitemap", ROBOTS, f"{BASE_ADDRESS}sitemap.xml", "/sitemap.xml"),
    edited("KV265", "a section that is closed", ROBOTS, CLOSED, "Disallow: /billing/\n"),
    edited("KV266", "a page with noindex that is closed", ROBOTS, CLOSED, "Disallow: /search/\n"),
    edited("KV267", "a line that nobody reads", ROBOTS, CLOSED, f"{CLOSED}Noindex: /search/\n"),
    edited("KV269", "a path that nobody knows", ROBOTS, CLOSED, "Disallow: /backroom/\n"),
)
