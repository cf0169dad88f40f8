"""What links lead to: the same as on the site."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kbtool.config import read_configuration
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.history.history import History
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.examples import case_context
from kbtool.lint.references import find_references
from kbtool.lint.target import Target
from kbtool.lint.targets import Targets
from kbtool.site.addresses import Addresses
from kbtool.site.audience_addresses import audience_addresses
from kbtool.site.audience_views import audience_views
from kbtool.site.redirects.finding import audience_redirects

ROOT = Path(__file__).parents[2]
FILES = {
    "en/index.md": "Home\n",
    "en/billing/index.md": "Billing\n",
    "en/billing/refunds.md": "---\ntitle: Refunds\nid: refund-policy\nredirect_from: [old/refunds, money]\n---\n"
    "![A](../img/a.png) [b](../img/b.pdf) [c](../../shared/c.png)\n",
    "en/billing/v1.2.md": "Version\n",
    "en/billing/a b.md": "---\ntags: [Pay later]\n---\nBlank\n",
    "en/deep/down/below.md": "Below\n",
    "en/broken.md": "---\ntitle: [\n---\nBroken\n",
    "en/img/a.png": "",
    "en/img/b.pdf": "",
    "shared/c.png": "",
    "zh/billing/refunds.md": "退款 ![A](../../en/img/a.png)\n",
    "zh/index.md": "首页\n",
    "fa/راهنما.md": "راهنما\n",
    "_data/redirects.yml": "was: deep/down/below\nold/was.html: was\nbilling/v1.2#how: was#x\nold/nothing: nothing\n",
}
KB = case_context(Case(FILES, settings={"hosts": {"agents": "https://agents.example.com/help/"}})).kb
TARGETS = Targets(KB)
PARTS = (
    *(
        "..",
        ".",
        "",
        "en",
        "zh",
        "fa",
        "billing",
        "old",
        "money",
        "was",
        "refunds",
        "refunds.md",
        "index.md",
        "index.html",
        "README.md",
        "img",
    ),
    *("a.png", "b.pdf", "c.png", "shared", "v1.2", "a b.md", "a%20b", "deep", "down", "below", "tags", "pay-later"),
    *("راهنما.md", "%D8%B1%D8%A7%D9%87%D9%86%D9%85%D8%A7", "help", "#how", "?x=1", "broken.md", "\\", "%FF", "kb:"),
)
urls = st.lists(st.sampled_from(PARTS), max_size=5).map("/".join) | st.lists(
    st.sampled_from(PARTS), min_size=1, max_size=3
).map(lambda parts: "/" + "/".join(parts))


def find(url: str, source: str = "en/billing/refunds.md") -> Target | None:
    """What a link in one of the articles leads to."""
    return TARGETS.find(url, KB.by_path[f"docs/{source}"])


def site_addresses(kb: KnowledgeBase) -> Addresses:
    """Those of the site that holds everything, former ones included."""
    views = audience_views(kb, "internal", History(), date(2026, 11, 22))
    addresses = audience_addresses(views)
    return replace(addresses, former=audience_redirects(views, addresses).by_link())


ADDRESSES = site_addresses(KB)


@settings(max_examples=300, deadline=None)
@given(url=urls, source=st.sampled_from(sorted(article.path for article in KB.articles)))
def test_links_lead_where_the_site_says(url: str, source: str) -> None:
    article = KB.by_path[source]
    target = TARGETS.find(url, article)
    is_there = target is not None and not target.withheld
    assert is_there == (ADDRESSES.resolve(url, source.removeprefix("docs/"), article.language) is not None)


def test_the_links_of_our_help_centre_lead_where_the_site_says() -> None:
    kb = KnowledgeBase.from_folder(read_configuration(ROOT / "mkdocs.yml"))
    context, addresses = Context(kb, date(2026, 11, 22), History), site_addresses(kb)
    followed = 0
    for manuscript in context.manuscripts:
        for reference in find_references(manuscript, context):
            source = manuscript.path.removeprefix("docs/")
            on_site = addresses.resolve(reference.url, source, manuscript.language)
            assert (reference.target is not None) == (on_site is not None), (manuscript.path, reference.url)
            followed += 1
    assert followed > 50


@pytest.mark.parametrize(
    ("url", "path", "by_address"),
    [
        ("refunds.md", "docs/en/billing/refunds.md", False),
        ("./refunds.md?x=1#how", "docs/en/billing/refunds.md", False),
        ("#how", "docs/en/billing/refunds.md", False),
        ("refunds", "docs/en/billing/refunds.md", True),
        ("../", "docs/en/index.md", True),
        ("../d", "", False),
        ("a%20b.md", "docs/en/billing/a b.md", False),
        ("/billing/index.md", "docs/en/billing/index.md", False),
        ("/billing/", "docs/en/billing/index.md", True),
        ("/zh/billing/refunds/", "docs/zh/billing/refunds.md", True),
        ("../../zh/billing/refunds.md", "docs/zh/billing/refunds.md", False),
        ("kb:refund-policy", "docs/en/billing/refunds.md", False),
        ("https://help.example.com/billing/", "docs/en/billing/index.md", True),
        ("https://agents.example.com/help/zh/billing/refunds/", "docs/zh/billing/refunds.md", True),
    ],
)
def test_an_article_is_found(url: str, path: str, by_address: bool) -> None:
    target = find(url)
    found = target.article if target else None
    assert (found.path if found else "", bool(target and target.by_address)) == (path, by_address)


@pytest.mark.parametrize(
    "url", ["/old/refunds/", "../money/", "../old/refunds.md", "/money", "https://help.example.com/old/refunds/"]
)
def test_a_former_address_leads_to_the_article_that_had_it(url: str) -> None:
    target = find(url)
    assert target is not None
    assert target.redirect is not None
    assert target.article is KB.by_path["docs/en/billing/refunds.md"]


def test_a_redirect_holds_for_each_translation() -> None:
    target = find("/zh/money/", "zh/index.md")
    assert target is not None
    assert target.article is KB.by_path["docs/zh/billing/refunds.md"]


@pytest.mark.parametrize(
    "url", ["[::1", "http://[", "http://example.com/", "//help", "%FF.md", "\\refunds.md", "kb:no"]
)
def test_what_is_no_page_of_ours_is_not_found(url: str) -> None:
    assert find(url) is None


def test_a_withheld_file_is_known() -> None:
    assert find("../broken.md") == Target(withheld="en/broken.md")
