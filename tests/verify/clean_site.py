"""A small finished site in three languages in which nothing is wrong, and the base it could be built from."""

import json
from dataclasses import dataclass

from tests.verify.encoded_files import png
from tests.verify.small_site import Content

BASE_ADDRESS = "https://help.example.com/"
LOCALES = {"en": ("", "ltr", "en_US"), "zh": ("zh/", "ltr", "zh_CN"), "fa": ("fa/", "rtl", "fa_IR")}
"""Locale → (start of its addresses, direction, locale as Open Graph writes it)."""
DAY = "2026-11-20"
MOMENT = f"{DAY}T09:00:00+00:00"
WORDS = {
    "en": {
        "site": "Help",
        "text": "Choose what you want to do and follow the steps. It takes three days.",
        "steps": "Steps",
        "moved": "This page has moved",
    },
    "zh": {
        "site": "帮助",
        "text": "选择您要做的事，然后按步骤操作。需要三天。",
        "steps": "步骤",
        "moved": "此页面已移动",
    },
    "fa": {
        "site": "راهنما",
        "text": "کاری را که می‌خواهید برگزینید و گام‌ها را دنبال کنید. سه روز طول می‌کشد.",
        "steps": "گام‌ها",
        "moved": "این صفحه جابه‌جا شده است",
    },
}
PAGES = {
    "en": {
        "": ("Help", "All about paying and getting money back from us."),
        "billing/": ("Billing", "How money comes to us and goes back to you."),
        "billing/pay/": ("Pay a bill", "Three ways to pay a bill, and how long each of them takes."),
        "billing/refunds/": ("Get a refund", "How to send something back and when the money arrives."),
        "search/": ("Search", ""),
        "404.html": ("Page not found", ""),
    },
    "zh": {
        "": ("帮助", "关于付款和退款的全部说明。"),
        "billing/": ("账单", "钱怎样付给我们，又怎样退给您。"),
        "billing/pay/": ("支付账单", "三种付款方式，以及各需要多长时间。"),
        "billing/refunds/": ("申请退款", "怎样寄回商品，什么时候收到退款。"),
        "search/": ("搜索", ""),
        "404.html": ("找不到页面", ""),
    },
    "fa": {
        "": ("راهنما", "همه چیز درباره پرداخت و پس گرفتن پول."),
        "billing/": ("صورت‌حساب", "پول چگونه به ما می‌رسد و چگونه به شما بازمی‌گردد."),
        "billing/pay/": ("پرداخت صورت‌حساب", "سه راه پرداخت و زمانی که هر کدام می‌گیرد."),
        "billing/refunds/": ("بازپس گرفتن پول", "چگونه کالا را پس بفرستید و پول کی می‌رسد."),
        "search/": ("جست‌وجو", ""),
        "404.html": ("صفحه پیدا نشد", ""),
    },
}
"""Locale → address → (title, description)."""
INDEXABLE = ("", "billing/", "billing/pay/", "billing/refunds/")
ARTICLES = ("billing/pay/", "billing/refunds/")
HIDDEN = ("search/", "404.html")


@dataclass(frozen=True, slots=True)
class Place:
    """A page: its language, and its address within it."""

    locale: str
    url: str

    @property
    def address(self) -> str:
        return f"{BASE_ADDRESS}{LOCALES[self.locale][0]}{self.url}"

    @property
    def path(self) -> str:
        url = LOCALES[self.locale][0] + self.url
        return url if url.endswith(".html") else f"{url}index.html"

    @property
    def title(self) -> str:
        return PAGES[self.locale][self.url][0]

    @property
    def description(self) -> str:
        return PAGES[self.locale][self.url][1]

    @property
    def trail(self) -> list["Place"]:
        """From the home page to the page itself."""
        parts = self.url.split("/")[:-1]
        urls = ["", *("/".join(parts[: i + 1]) + "/" for i in range(len(parts)))]
        return [Place(self.locale, url) for url in urls]


def clean_site() -> dict[str, bytes]:
    """Path → content."""
    files: dict[str, Content] = {
        "assets/site.css": "body { margin: 0 }\n",
        "assets/site.js": "document.documentElement.dataset.ready = '1'\n",
        "assets/redirect.js": "location.replace(document.querySelector('a').href + location.hash)\n",
        "assets/steps.png": png(),
        "assets/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8H0z"/></svg>\n',
        "sitemap.xml": sitemap_index(),
        "robots.txt": f"User-agent: *\nDisallow:\n\nSitemap: {BASE_ADDRESS}sitemap.xml\n",
        "_redirects": redirect_list(),
        "llms.txt": llms_text(),
    }
    for locale, (prefix, *_) in LOCALES.items():
        files |= {place.path: page(place) for place in (Place(locale, url) for url in (*INDEXABLE, *HIDDEN))}
        files |= {f"{prefix}{url}index.md": f"# {Place(locale, url).title}\n" for url in ARTICLES}
        files[f"{prefix}old/refund/index.html"] = stub(locale)
        files[f"{prefix}feed.xml"] = feed(locale)
        files[f"sitemap-{locale}.xml"] = sitemap(locale)
    return {path: content if isinstance(content, bytes) else content.encode() for path, content in files.items()}


def base() -> dict[str, Content]:
    """Path below docs/ → content."""
    return {
        f"{locale}/{name}": "---\ntitle: x\n---\n"
        for locale in LOCALES
        for name in ("index.md", "billing/index.md", "billing/pay.md", "billing/refunds.md")
    }


def page(place: Place) -> str:
    """One page, as our templates make them."""
    words = WORDS[place.locale]
    site_name = words["site"]
    title = place.title if place.url == "" else f"{place.title} - {site_name}"
    parts = [
        "<!doctype html>",
        f'<html lang="{place.locale}" dir="{LOCALES[place.locale][1]}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        *(metadata(place) if place.url in INDEXABLE else ['<meta name="robots" content="noindex">']),
        '<link rel="stylesheet" href="/assets/site.css">',
        '<link rel="icon" href="/assets/icon.svg">',
        '<script src="/assets/site.js" defer></script>',
        "</head>",
        "<body>",
        menu(place),
        '<main id="main">',
        *body(place),
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def metadata(place: Place) -> list[str]:
    """What search engines and chats read."""
    lines = [
        f'<meta name="description" content="{place.description}">',
        '<meta name="robots" content="max-image-preview:large, max-snippet:-1">',
        f'<link rel="canonical" href="{place.address}">',
        *(f'<link rel="alternate" hreflang="{code}" href="{address}">' for code, address in cluster(place.url)),
        f'<meta property="og:type" content="{"article" if place.url in ARTICLES else "website"}">',
        f'<meta property="og:title" content="{place.title}">',
        f'<meta property="og:description" content="{place.description}">',
        f'<meta property="og:url" content="{place.address}">',
        f'<meta property="og:site_name" content="{WORDS[place.locale]["site"]}">',
        f'<meta property="og:locale" content="{LOCALES[place.locale][2]}">',
        f'<meta property="og:image" content="{BASE_ADDRESS}assets/steps.png">',
    ]
    if place.url in ARTICLES:
        lines.append(f'<meta property="article:modified_time" content="{MOMENT}">')
        lines.append(f'<link rel="alternate" type="text/markdown" href="{place.address}index.md">')
    if place.url == "":
        lines.append(f'<link rel="alternate" type="application/atom+xml" href="{place.address}feed.xml">')
    if nodes := graph(place):
        text = json.dumps({"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False)
        lines.append(f'<script type="application/ld+json">{text}</script>')
    return lines


def cluster(url: str) -> list[tuple[str, str]]:
    """All versions of a page."""
    codes = [(locale, Place(locale, url).address) for locale in LOCALES]
    return [*codes, ("x-default", codes[0][1])]


def graph(place: Place) -> list[dict[str, object]]:
    """JSON-LD."""
    nodes: list[dict[str, object]] = []
    if place == Place("en", ""):
        nodes.append({"@type": "WebSite", "@id": f"{BASE_ADDRESS}#site", "name": "Help", "url": BASE_ADDRESS})
        nodes.append({"@type": "Organization", "@id": f"{BASE_ADDRESS}#us", "name": "Example", "url": BASE_ADDRESS})
    elif place.url == "":
        nodes.append({"@type": "CollectionPage", "name": place.title, "inLanguage": place.locale})
    else:
        items = [
            {"@type": "ListItem", "position": i + 1, "name": step.title, "item": step.address}
            for i, step in enumerate(place.trail)
        ]
        nodes.append({"@type": "BreadcrumbList", "itemListElement": items})
    if place.url in ARTICLES:
        nodes.append(
            {
                "@type": "TechArticle",
                "headline": place.title,
                "description": place.description,
                "datePublished": "2026-01-05T08:00:00+00:00",
                "dateModified": MOMENT,
                "inLanguage": place.locale,
                "mainEntityOfPage": place.address,
                "author": {"@type": "Organization", "name": "Example"},
            }
        )
    return nodes


def menu(place: Place) -> str:
    """Home page, search and languages."""
    prefix = LOCALES[place.locale][0]
    url = place.url if place.url in INDEXABLE else ""
    languages = "".join(
        f'<a href="/{LOCALES[locale][0]}{url}" hreflang="{locale}" lang="{locale}">{WORDS[locale]["site"]}</a>'
        for locale in LOCALES
    )
    home, search = WORDS[place.locale]["site"], PAGES[place.locale]["search/"][0]
    return f'<header><a href="/{prefix}">{home}</a> <a href="/{prefix}search/">{search}</a> {languages}</header>'


def body(place: Place) -> list[str]:
    """What people read."""
    words, prefix = WORDS[place.locale], LOCALES[place.locale][0]
    lines = []
    if place.url in INDEXABLE and place.url:
        links = "".join(f'<li><a href="/{prefix}{step.url}">{step.title}</a></li>' for step in place.trail[:-1])
        lines.append(f'<nav class="breadcrumb" aria-label="{words["site"]}"><ol>{links}</ol></nav>')
    lines.append(f"<h1>{place.title}</h1>")
    if place.url in ARTICLES:
        lines.append(f'<p><time datetime="{DAY}">{DAY}</time></p>')
        lines.append(f'<h2 id="steps">{words["steps"]}</h2>')
        lines.append(f'<p>{words["text"]} <a href="#steps">{words["steps"]}</a></p>')
        lines.append(f'<img src="/assets/steps.png" alt="{words["steps"]}" width="8" height="8">')
        other = next(Place(place.locale, url) for url in ARTICLES if url != place.url)
        lines.append(f'<p><a href="../{other.url.removeprefix("billing/")}#steps">{other.title}</a></p>')
    elif place.url in INDEXABLE:
        below = ("billing/",) if place.url == "" else ARTICLES
        links = "".join(f'<li><a href="/{prefix}{url}">{Place(place.locale, url).title}</a></li>' for url in below)
        lines.append(f"<ul>{links}</ul>")
    return lines


def stub(locale: str) -> str:
    """The page at a former address."""
    prefix, direction, _ = LOCALES[locale]
    target = Place(locale, "billing/refunds/")
    return "\n".join(
        (
            "<!doctype html>",
            f'<html lang="{locale}" dir="{direction}">',
            "<head>",
            '<meta charset="utf-8">',
            f"<title>{WORDS[locale]['moved']}</title>",
            f'<meta http-equiv="refresh" content="0; url={target.address}">',
            f'<link rel="canonical" href="{target.address}">',
            '<script src="/assets/redirect.js" defer></script>',
            "</head>",
            f'<body><p><a href="/{prefix}billing/refunds/">{target.title}</a></p></body>',
            "</html>\n",
        )
    )


def sitemap_index() -> str:
    """The index at the root."""
    parts = "".join(f"<sitemap><loc>{BASE_ADDRESS}sitemap-{locale}.xml</loc></sitemap>\n" for locale in LOCALES)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{parts}</sitemapindex>\n'


def sitemap(locale: str) -> str:
    """The pages of a language."""
    entries = []
    for url in INDEXABLE:
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{address}"/>' for code, address in cluster(url)
        )
        article = url in ARTICLES
        changed = f"<lastmod>{DAY}</lastmod>" if article else ""
        image = f"<image:image><image:loc>{BASE_ADDRESS}assets/steps.png</image:loc></image:image>" if article else ""
        entries.append(f"<url><loc>{Place(locale, url).address}</loc>{changed}{links}{image}</url>\n")
    names = 'xmlns:xhtml="http://www.w3.org/1999/xhtml" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" {names}>\n{"".join(entries)}</urlset>\n'


def feed(locale: str) -> str:
    """What is new, for feed readers."""
    home = Place(locale, "")
    entries = "".join(
        f"<entry><id>{place.address}</id><title>{place.title}</title><updated>{MOMENT}</updated>"
        f'<link href="{place.address}"/><summary>{place.description}</summary></entry>\n'
        for place in (Place(locale, url) for url in ARTICLES)
    )
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{locale}">\n<id>{home.address}feed.xml</id>'
        f"<title>{home.title}</title><updated>{MOMENT}</updated><author><name>Example</name></author>"
        f'<link rel="self" href="{home.address}feed.xml"/>\n{entries}</feed>\n'
    )


def redirect_list() -> str:
    """`_redirects`."""
    moved = [f"/{prefix}old/refund/ /{prefix}billing/refunds/ 301\n" for prefix, *_ in LOCALES.values()]
    missing = [f"/{prefix}* /{prefix}404.html 404\n" for prefix, *_ in reversed(LOCALES.values())]
    return "".join((*moved, *missing))


def llms_text() -> str:
    """`llms.txt`."""
    places = [Place(locale, url) for locale in LOCALES for url in ARTICLES]
    links = "".join(f"- [{place.title}]({place.address}index.md): {place.description}\n" for place in places)
    return f"# Help\n\n> All about paying.\n\n## Articles\n\n{links}"
