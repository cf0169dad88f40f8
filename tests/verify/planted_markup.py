"""Faults in pages: heads and languages."""

from tests.verify.clean_site import PAGES, WORDS
from tests.verify.planted_fault import edited

PAY, REFUNDS = "billing/pay/index.html", "billing/refunds/index.html"
ZH_PAY, FA_PAY = "zh/billing/pay/index.html", "fa/billing/pay/index.html"
SEARCH = "search/index.html"
HEADING = "<h1>Pay a bill</h1>"
FOREIGN = "Choose what you want to do and follow the steps, one after the other. " * 20
SAID = f'<meta name="description" content="{PAGES["zh"]["billing/pay/"][1]}">'
OTHERS = PAGES["en"]["billing/pay/"][1]
MARKUP = (
    edited("KV201", "no title", SEARCH, "<title>Search - Help</title>", "<title></title>"),
    edited("KV202", "two titles", PAY, "</title>", "</title><title>Pay</title>"),
    edited("KV203", "the title of another page", REFUNDS, "<title>Get a refund", "<title>Pay a bill"),
    edited("KV204", "no description", ZH_PAY, SAID, ""),
    edited("KV205", "the description of another page", REFUNDS, PAGES["en"]["billing/refunds/"][1], OTHERS),
    edited("KV206", "an entity escaped twice", PAY, "<title>Pay", "<title>Pay &amp;amp; get"),
    edited(
        "KV207",
        "a link of Markdown in the description",
        PAY,
        '"description" content="',
        '"description" content="[a](b) ',
    ),
    edited(
        "KV208",
        "a paragraph in the head",
        PAY,
        '<meta property="og:site_name"',
        '<p>x</p><meta property="og:site_name"',
    ),
    edited("KV209", "no main heading", SEARCH, "<h1>Search</h1>", "<p>Search</p>"),
    edited("KV210", "two main headings", PAY, HEADING, f"{HEADING}<h1>More</h1>"),
    edited("KV211", "h3 below h1", PAY, '<h2 id="steps">Steps</h2>', '<h3 id="steps">Steps</h3>'),
    edited("KV212", "no language", SEARCH, '<html lang="en" dir="ltr">', "<html>"),
    edited("KV213", "English below /zh/", "zh/search/index.html", '<html lang="zh"', '<html lang="en"'),
    edited("KV214", "Persian from left to right", "fa/search/index.html", 'dir="rtl"', 'dir="ltr"'),
    edited("KV215", "English text in the Persian page", FA_PAY, WORDS["fa"]["text"], FOREIGN),
)
