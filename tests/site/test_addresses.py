"""Where pages live and what links lead to."""

import pytest

from kbtool.site.addresses import Addresses, destination, page_url, root_of

ADDRESSES = Addresses(
    sources={
        "en/index.md": "",
        "en/billing/index.md": "billing/",
        "en/billing/refunds.md": "billing/refunds/",
        "en/billing/a b.md": "billing/a%20b/",
        "en/img/a.png": "img/a.png",
        "zh/billing/refunds.md": "zh/billing/refunds/",
        "logo.svg": "logo.svg",
    },
    ids={("en", "refund-policy"): "billing/refunds/", ("zh", "refund-policy"): "zh/billing/refunds/"},
    known=frozenset({"", "billing/", "billing/refunds/", "billing/a b/", "img/a.png", "zh/billing/refunds/", "tags/"}),
    base="/",
)


@pytest.mark.parametrize(
    ("prefix", "key", "url"),
    [("", "", ""), ("zh/", "", "zh/"), ("", "a/b", "a/b/"), ("zh/", "退款 #1", "zh/%E9%80%80%E6%AC%BE%20%231/")],
)
def test_a_page_has_a_directory_address(prefix: str, key: str, url: str) -> None:
    assert page_url(prefix, key) == url


def test_a_page_is_written_to_the_index_file_of_its_address() -> None:
    assert destination("zh/a%20b/") == "zh/a b/index.html"
    assert destination("") == "index.html"
    assert destination("zh/404.html") == "zh/404.html"


@pytest.mark.parametrize(("url", "root"), [("", "./"), ("a/", "../"), ("zh/a/b/", "../../../")])
def test_the_root_is_as_many_folders_up_as_the_address_is_deep(url: str, root: str) -> None:
    assert root_of(url) == root


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("refunds.md", "/billing/refunds/"),
        ("refunds.md#how", "/billing/refunds/#how"),
        ("a%20b.md", "/billing/a%20b/"),
        ("../billing/refunds.md?x=1#how", "/billing/refunds/?x=1#how"),
        ("refunds", "/billing/refunds/"),
        ("./", "/billing/"),
        ("../index.md", "/"),
        ("../img/a.png", "/img/a.png"),
        ("../../logo.svg", "/logo.svg"),
        ("../../zh/billing/refunds.md", "/zh/billing/refunds/"),
        ("/billing/refunds/", "/billing/refunds/"),
        ("/en/billing/refunds.md", "/billing/refunds/"),
        ("/tags/", "/tags/"),
        ("kb:refund-policy#how", "/billing/refunds/#how"),
        ("#here", "#here"),
        ("https://example.com/a.md", "https://example.com/a.md"),
        ("mailto:a@example.com", "mailto:a@example.com"),
    ],
)
def test_a_link_leads_to_what_its_writer_means(link: str, target: str) -> None:
    assert ADDRESSES.resolve(link, "en/billing/index.md", "en") == target


@pytest.mark.parametrize(
    "link",
    [
        "missing.md",
        "../../../etc/passwd",
        "/secret/",
        "kb:unknown",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "http://[::1",
    ],
)
def test_a_link_without_a_target_in_the_edition_leads_nowhere(link: str) -> None:
    assert ADDRESSES.resolve(link, "en/billing/index.md", "en") is None


def test_an_id_means_the_article_in_the_language_of_the_page() -> None:
    assert ADDRESSES.resolve("kb:refund-policy", "zh/billing/refunds.md", "zh") == "/zh/billing/refunds/"


def test_a_link_relative_to_the_published_page_is_understood() -> None:
    assert ADDRESSES.resolve("../a%20b/", "en/billing/refunds.md", "en") == "/billing/a%20b/"
