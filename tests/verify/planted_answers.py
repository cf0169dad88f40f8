"""Faults in redirects, pages for what is missing, feeds and llms.txt."""

from tests.verify.clean_site import BASE_ADDRESS, clean_site
from tests.verify.planted_fault import Planted, edited

STUB, LIST, FEED = "old/refund/index.html", "_redirects", "feed.xml"
TARGET = f"{BASE_ADDRESS}billing/refunds/"
LINE = "/old/refund/ /billing/refunds/ 301\n"
PAY = f"{BASE_ADDRESS}billing/pay/"


def second_stub(target: str) -> bytes:
    """A page at one more former address."""
    text = clean_site()[STUB].decode()
    return text.replace(TARGET, target).replace("/billing/refunds/", target.removeprefix(BASE_ADDRESS[:-1])).encode()


REDIRECTS = (
    edited("KV270", "a redirect that waits", STUB, 'content="0;', 'content="5;'),
    Planted(
        "KV271",
        "a redirect to a redirect",
        ("older/index.html",),
        ((LIST, LINE, f"{LINE}/older/ /old/refund/ 301\n"),),
        {"older/index.html": second_stub(f"{BASE_ADDRESS}old/refund/")},
    ),
    Planted(
        "KV272",
        "a redirect to nothing",
        ("older/index.html",),
        ((LIST, LINE, f"{LINE}/older/ /nothing/ 301\n"),),
        {"older/index.html": second_stub(f"{BASE_ADDRESS}nothing/")},
    ),
    edited("KV273", "a redirect with noindex", STUB, "<title>", '<meta name="robots" content="noindex"><title>'),
    edited("KV274", "a redirect without a link", STUB, "<a href", "<a data-href"),
    edited(
        "KV275",
        "a redirect with another canonical address",
        STUB,
        f'canonical" href="{TARGET}',
        f'canonical" href="{PAY}',
    ),
    edited("KV276", "a list with another target", LIST, LINE, "/old/refund/ /billing/pay/ 301\n", at=(STUB,)),
    edited(
        "KV277",
        "a page that is sent away",
        LIST,
        LINE,
        f"{LINE}/billing/pay/ /billing/ 301\n",
        at=("billing/pay/index.html",),
    ),
)
CHINESE = tuple(path for path in clean_site() if path.startswith("zh/") or path == "sitemap-zh.xml")
MISSING = (
    Planted("KV312", "no page in Chinese", ("zh/index.html",), gone=CHINESE),
    Planted("KV278", "no page for what is missing in Persian", ("fa/404.html",), gone=("fa/404.html",)),
    edited(
        "KV279",
        "a page for what is missing that may be shown",
        "404.html",
        '<meta name="robots" content="noindex">',
        "",
    ),
)
ENTRY_ID = f"<entry><id>{PAY}</id>"
FEEDS = (
    edited("KV280", "an entry without an id", FEED, ENTRY_ID, "<entry>"),
    edited("KV281", "a relative address in a feed", FEED, f'<link href="{PAY}"/>', '<link href="/billing/pay/"/>'),
    edited("KV282", "a feed in another language", "zh/feed.xml", 'xml:lang="zh"', 'xml:lang="en"'),
    edited("KV283", "two entries with one id", FEED, ENTRY_ID, f"<entry><id>{TARGET}</id>"),
    edited("KV284", "an entry without a page", FEED, f'<link href="{PAY}"/>', f'<link href="{BASE_ADDRESS}nothing/"/>'),
    edited(
        "KV285",
        "a feed that no page announces",
        "fa/index.html",
        'rel="alternate" type="application/atom',
        'rel="help" type="application/atom',
        at=("fa/feed.xml",),
    ),
    edited(
        "KV309", "a link of llms.txt to nothing", "llms.txt", f"({PAY}index.md)", f"({BASE_ADDRESS}nothing/index.md)"
    ),
)
