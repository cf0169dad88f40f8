import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import material
import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kbtool.site.messages import messages
from kbtool.site.metadata.metadata import page_metadata
from kbtool.site.model import Page, PageKind, Site
from kbtool.site.page_parts import (
    Alternate,
    Attachment,
    Byline,
    Day,
    Group,
    Link,
    Navigation,
    NavigationItem,
    Notice,
    Tag,
)

THEME = Path(__file__).parents[2] / "overrides"
TEMPLATES = sorted(path.relative_to(THEME).as_posix() for path in THEME.rglob("*.html"))
SOURCES = {name: (THEME / name).read_text(encoding="utf-8") for name in TEMPLATES}
ASSETS = {path.name: f"assets/{path.name}" for path in (THEME / "assets").iterdir()}
MADE = {"brand.css", "search.js", "search-engine.js"}
"""Assets that the build makes."""
HOSTILE = """"'><script>alert(1)</script>{{ 7 * 7 }}\u202e"""

DAY = Day("2026-11-22", "22 November 2026")
LINK = Link(HOSTILE, "a/b/", HOSTILE)
SITE = Site(
    name=HOSTILE,
    address="https://help.example.com/",
    main_name=HOSTILE,
    is_main=True,
    audience="agents",
    is_restricted=True,
    audience_label=HOSTILE,
    language="en",
    direction="ltr",
    home_url="",
    tags_url="tags/",
    search_url="search/",
    search_words_url="assets/search-words.js",
    contact="mailto:help@example.com",
    licence=Link(HOSTILE, ""),
    diagrams_url="assets/diagrams-0.js",
    policy="default-src 'none'",
    text=messages("en").as_dict(),
)
PAGE = Page(
    kind=PageKind.ARTICLE,
    url="a/b/",
    root="../../",
    source="docs/en/a/b.md",
    title=HOSTILE,
    title_tag=HOSTILE,
    description=HOSTILE,
    language="en",
    direction="ltr",
    breadcrumb=(LINK,),
    byline=Byline(DAY, DAY, "1 min read", HOSTILE, HOSTILE, DAY, True),
    notices=(Notice("stale", HOSTILE, LINK),),
    alternates=(
        Alternate("en", "English", "ltr", "a/b/", "en", current=True),
        Alternate("fa", HOSTILE, "rtl", "fa/", "fa", note=HOSTILE),
    ),
    navigation=Navigation(HOSTILE, "a/", (NavigationItem(HOSTILE, "a/b/", current=True),), HOSTILE),
    groups=(Group(HOSTILE, "a/", HOSTILE, "material/no-such-icon", "1 article", (LINK,), HOSTILE),),
    articles=(LINK,),
    featured=(LINK,),
    recent=(LINK,),
    changed=DAY,
    tags=(Tag(HOSTILE, "tags/x/", HOSTILE),),
    related=(LINK,),
    also_in=(LINK,),
    previous=LINK,
    next=LINK,
    attachments=(Attachment(HOSTILE, "a.pdf", HOSTILE),),
    edit_url="https://example.com/edit",
    public_url="https://example.com/a/b/",
)


class Tags(HTMLParser):
    """The start tags of a page with their attributes, and its ids."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def values(self, attribute: str) -> list[str]:
        return [value for _, attributes in self.tags if (value := attributes.get(attribute)) is not None]


def render(kind: PageKind, page: Page = PAGE, content: str = "") -> str:
    folders = [str(THEME), str(Path(material.__file__).parent / "templates")]
    environment = Environment(loader=FileSystemLoader(folders), autoescape=True, undefined=StrictUndefined)
    assets = {name: f"assets/{name}" for name in MADE} | ASSETS
    toc = [{"title": HOSTILE, "id": "x", "children": [{"title": HOSTILE, "id": "y", "children": []}]}]
    kb = {"page": replace(page, kind=kind), "site": SITE, "toc": toc if content else [], "assets": assets}
    kb["policy"], kb["logo_size"] = SITE.policy, (300, 100)
    kb["metadata"] = page_metadata(replace(page, kind=kind), SITE)
    theme = {"logo": "img/logo.svg", "favicon": ""}
    return environment.get_template(f"{kind}.html").render(kb=kb, page={"content": content}, config={"theme": theme})


@pytest.mark.parametrize("kind", list(PageKind))
def test_no_value_turns_into_markup(kind: PageKind) -> None:
    html = render(kind, content="<p>Text.</p>")
    assert "<script>alert" not in html
    assert "49" not in html
    assert "&lt;script&gt;" in html


def test_the_logo_keeps_its_place() -> None:
    logo = next(attributes for tag, attributes in Tags(render(PageKind.HOME)).tags if tag == "img")
    assert (logo["width"], logo["height"]) == ("84", "28")


@pytest.mark.parametrize("kind", list(PageKind))
def test_nothing_in_a_page_needs_a_lenient_security_policy(kind: PageKind) -> None:
    for tag, attributes in Tags(render(kind, content="<p>Text.</p>")).tags:
        assert tag != "style"
        assert tag != "script" or attributes.get("src")
        assert [name for name in attributes if name == "style" or name.startswith("on")] == []


@pytest.mark.parametrize("kind", list(PageKind))
def test_every_address_of_this_site_starts_at_its_root(kind: PageKind) -> None:
    tags = Tags(render(kind, content="<p>Text.</p>"))
    addresses = [*tags.values("href"), *tags.values("src"), *tags.values("action")]
    outside = re.compile(r"#|mailto:|https://example\.com/")
    assert [address for address in addresses if not outside.match(address) and not address.startswith("../../")] == []


@pytest.mark.parametrize("kind", list(PageKind))
def test_a_page_has_one_heading_of_the_first_rank_and_one_search_field(kind: PageKind) -> None:
    tags = Tags(render(kind, content="<p>Text.</p>"))
    assert [tag for tag, _ in tags.tags].count("h1") == 1
    assert tags.values("role").count("search") == 1
    ids = tags.values("id")
    assert sorted(ids) == sorted(set(ids))


def test_a_page_loads_nothing_from_elsewhere() -> None:
    loads = {"link": "href", "script": "src", "img": "src"}
    tags = Tags(render(PageKind.ARTICLE, content="<p>Text.</p>"))
    found = [attributes[loads[tag]] or "" for tag, attributes in tags.tags if tag in loads]
    assert found
    assert [address for address in found if "//" in address] == []


def test_what_surrounds_a_plain_article_stays_small() -> None:
    plain = dict.fromkeys(("notices", "also_in", "attachments", "related"), ())
    page = replace(PAGE, title="A title", byline=None, navigation=None, **plain)  # type: ignore[arg-type]
    assert len(render(PageKind.ARTICLE, page, content="<p>Text.</p>").encode()) < 8_000


def test_every_word_a_template_prints_is_a_message() -> None:
    found = {word for source in SOURCES.values() for word in re.findall(r"\btext\.(\w+)", source)}
    assert found
    assert found <= messages("en").as_dict().keys()


def test_every_asset_a_template_names_exists() -> None:
    found = {name for source in SOURCES.values() for name in re.findall(r"kb\.assets\['([^']+)'\]", source)}
    assert "kbtool.css" in found
    assert found - MADE <= ASSETS.keys()


def test_styles_mirror_by_themselves() -> None:
    physical = re.compile(r"(?:margin|padding|border)-(?:left|right)|float: (?:left|right)|text-align: (?:left|right)")
    found = {path.name: physical.findall(path.read_text(encoding="utf-8")) for path in (THEME / "assets").glob("*.css")}
    assert found.keys() == {"kbtool.css", "content.css", "print.css", "search.css"}
    assert [name for name, names in found.items() if names] == []
