"""Faults in previews and in structured data."""

from tests.verify.clean_site import BASE_ADDRESS, DAY, MOMENT
from tests.verify.planted_fault import edited

HOME, SECTION, PAY, ZH = "index.html", "billing/index.html", "billing/pay/index.html", "zh/billing/index.html"
ARTICLE = '"@type": "TechArticle"'
LOOSE = '"@graph": [{"@type": "VideoObject", "name": "Pay"}, '
NAMED = '"@graph": [{"@type": "WebSite", "name": "帮助", "url": "https://help.example.com/zh/"}, '
PREVIEWS = (
    edited("KV237", "no type of preview", PAY, '<meta property="og:type" content="article">', ""),
    edited(
        "KV238",
        "the preview of another page",
        PAY,
        f'og:url" content="{BASE_ADDRESS}billing/pay/',
        f'og:url" content="{BASE_ADDRESS}',
    ),
    edited("KV239", "the preview in another language", PAY, "en_US", "fa_IR"),
    edited(
        "KV240",
        "a relative image of the preview",
        PAY,
        f'content="{BASE_ADDRESS}assets/steps.png"',
        'content="/assets/steps.png"',
    ),
)
DATA = (
    edited("KV241", "no structured data", SECTION, "application/ld+json", "application/json"),
    edited("KV242", "a comma too many", SECTION, "]}</script>", "],}</script>"),
    edited("KV243", "an angle bracket in JSON", SECTION, '"@graph"', '"description": "a < b", "@graph"'),
    edited("KV244", "a page of questions", SECTION, '"@graph": [', '"@graph": [{"@type": "FAQPage", "name": "x"}, '),
    edited("KV245", "a property that does not exist", PAY, '"datePublished"', '"datePublishd"'),
    edited("KV246", "a breadcrumb numbered from 0", SECTION, '"position": 1', '"position": 0'),
    edited("KV247", "another breadcrumb than readers see", PAY, '"name": "Billing"', '"name": "Money"'),
    edited("KV248", "a date without a zone", PAY, f'"dateModified": "{MOMENT}"', f'"dateModified": "{DAY}"'),
    edited("KV249", "another date than readers see", PAY, f'<time datetime="{DAY}">', '<time datetime="2026-11-21">'),
    edited("KV301", "a date to come", PAY, "2026-01-05T08:00:00", "2027-01-05T08:00:00"),
    edited("KV302", "another headline than readers see", PAY, '"headline": "Pay a bill"', '"headline": "Pay at once"'),
    edited("KV303", "a name for a part of the site", ZH, '"@graph": [', NAMED),
    edited("KV304", "a site without a name", HOME, '"WebSite", ', '"CollectionPage", '),
    edited("KV305", "a video that lacks its image", PAY, '"@graph": [', LOOSE),
    edited(
        "KV306",
        "a relative address for machines",
        PAY,
        f'"mainEntityOfPage": "{BASE_ADDRESS}billing',
        '"mainEntityOfPage": "/billing',
    ),
)
