"""Faults in canonical addresses, robots and translations."""

from tests.verify.clean_site import BASE_ADDRESS, Place, sitemap
from tests.verify.planted_fault import Planted, edited

PAY, ZH_PAY, SEARCH = "billing/pay/index.html", "zh/billing/pay/index.html", "search/index.html"
SITEMAP = "sitemap-en.xml"
ADDRESS = Place("en", "billing/pay/").address
CANONICAL = f'<link rel="canonical" href="{ADDRESS}">'
NOINDEX = '<meta name="robots" content="noindex">'
ENTRY = next(line for line in sitemap("en").split("\n") if f"<loc>{ADDRESS}</loc>" in line)


def version(code: str, address: str) -> str:
    """A translation as a sitemap names it."""
    return f'<xhtml:link rel="alternate" hreflang="{code}" href="{address}"/>'


EN, ZH, FA = (version(locale, Place(locale, "billing/pay/").address) for locale in ("en", "zh", "fa"))
DEFAULT = version("x-default", ADDRESS)


def renamed(rule: str, note: str, old: str, new: str, at: str = PAY) -> Planted:
    """The same change in the page and in the sitemap."""
    html = ((text.replace("xhtml:", "").replace("/>", ">")) for text in (old, new))
    return Planted(rule, note, (at,), ((PAY, *html), (SITEMAP, old, new)))  # type: ignore[arg-type]


def readdressed(rule: str, note: str, address: str) -> Planted:
    """Another canonical address, and the same one for chats."""
    edits = tuple((PAY, f'{name}="{ADDRESS}">', f'{name}="{address}">') for name in ('canonical" href', 'url" content'))
    return Planted(rule, note, (PAY,), edits)


ADDRESSES = (
    edited("KV216", "no canonical address", PAY, CANONICAL, ""),
    edited("KV217", "two canonical addresses", PAY, CANONICAL, CANONICAL * 2),
    readdressed("KV218", "a relative canonical address", "/billing/pay/"),
    readdressed("KV219", "the canonical address of another page", f"{BASE_ADDRESS}billing/"),
    readdressed("KV220", "a canonical address without a page", f"{BASE_ADDRESS}nothing/"),
    edited("KV221", "a canonical address beside noindex", SEARCH, NOINDEX, f"{NOINDEX}{CANONICAL}"),
    edited("KV222", "index and noindex", SEARCH, 'content="noindex"', 'content="index, noindex"'),
    edited(
        "KV223",
        "a page with noindex in the sitemap",
        SITEMAP,
        "</urlset>",
        f"<url><loc>{BASE_ADDRESS}search/</loc></url></urlset>",
        at=(SEARCH,),
    ),
    edited("KV224", "a page that the sitemap does not list", SITEMAP, ENTRY, "", at=(PAY,)),
)
TRANSLATIONS = (
    renamed("KV226", "a relative address of a translation", ZH, version("zh", "/zh/billing/pay/")),
    renamed(
        "KV227",
        "a language with an underscore",
        'hreflang="fa" href="' + FA.split('"')[-2],
        'hreflang="fa_IR" href="' + FA.split('"')[-2],
    ),
    renamed("KV228", "a page that does not list itself", EN, ""),
    renamed("KV229", "a translation that does not point back", ZH, "", at=ZH_PAY),
    renamed(
        "KV230", "a translation that is missing", DEFAULT, DEFAULT + version("de", f"{BASE_ADDRESS}de/billing/pay/")
    ),
    renamed(
        "KV231", "a page with noindex as translation", DEFAULT, DEFAULT + version("en-GB", f"{BASE_ADDRESS}search/")
    ),
    renamed("KV232", "a Persian page named for Arabic", DEFAULT, DEFAULT + version("ar", FA.split('"')[-2])),
    edited("KV233", "a translation that the sitemap lacks", SITEMAP, FA, "", at=(PAY,)),
    renamed("KV234", "no version for everybody else", DEFAULT, ""),
    edited(
        "KV235",
        "translations of a page with noindex",
        SEARCH,
        NOINDEX,
        NOINDEX + '<link rel="alternate" hreflang="en" href="' + BASE_ADDRESS + 'search/">',
    ),
    renamed("KV236", "two addresses for English", EN, EN + version("EN", ADDRESS)),
)
