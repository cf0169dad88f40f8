"""What is wrong with addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbtool.lint.address_faults import find_fault

PIECES = (
    "http",
    "https",
    ":",
    "/",
    "//",
    "www.",
    "example",
    ".",
    "com",
    "@",
    "[",
    "]",
    " ",
    "mailto:",
    "#",
    "?",
    "退",
    "8000",
)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/a?b=c#d",
        "http://localhost:8000/",
        "https://例え.jp/退款",
        "https://[::1]:80/",
        "https://web.archive.org/web/2020/http://example.com/",
        "mailto:me@example.com?subject=Hello",
        "mailto:?subject=Hello",
        "tel:+44123",
        "kb:refunds#how",
        "HTTPS://EXAMPLE.COM",
        "../a b.md",
        "a@b/c.md",
        "//example.com/a",
        "#a",
        "",
    ],
)
def test_an_address_that_works_has_no_fault(url: str) -> None:
    assert find_fault(url) is None


@pytest.mark.parametrize(
    ("url", "mended"),
    [
        ("http:/example.com", "http://example.com"),
        ("https:example.com/a", "https://example.com/a"),
        ("https//example.com", "https://example.com"),
        ("http;//example.com", "http://example.com"),
        ("http://https://example.com", "https://example.com"),
        ("https://example.com/a b", "https://example.com/a%20b"),
        ("www.example.com/a", "https://www.example.com/a"),
        ("me.too@mail.example.com", "mailto:me.too@mail.example.com"),
        ("http://", ""),
        ("https:///a", ""),
        ("http://example.com:port/", ""),
        ("http://[::1", ""),
        ("https://example..com", ""),
        ("mailto:nobody", ""),
        ("javascript:alert(1)", ""),
        ("C:\\a.png", ""),
    ],
)
def test_a_fault_is_mended_where_it_is_certain(url: str, mended: str) -> None:
    fault = find_fault(url)
    assert fault is not None
    assert fault.mended == mended


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(max_size=30))
def test_a_mended_address_is_mended_at_once(url: str) -> None:
    fault = find_fault(url)
    if fault and fault.mended:
        again = find_fault(fault.mended)
        assert again is None or again.mended != fault.mended
