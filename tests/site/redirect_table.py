"""Former addresses of all kinds, and where every server must lead from each."""

from kbtool.site.redirects.former import Former

FORMERS = (
    Former("en", "old/", "new/", "New"),
    Former("en", "a b/it's 50% (off)!/", "new/", "New"),
    Former("en", "was a file/", "new/", "New", file="was a file.html"),
    Former("en", "part/", "new/#how-to", "New"),
    Former("en", "elsewhere/", "https://example.org/x/", "https://example.org/x/"),
    Former("en", "asked/", "https://example.org/x?a=b", "https://example.org/x?a=b"),
    Former("en", "home/", "", "Home"),
    Former("en", "gone/", "new/", "New", (("fees", "fees/#all"), ("费用", "zh/%E9%80%80/"))),
    Former("en", "a.b+c*d:e~f^g|h[i]&j=k,l;m@n/", "new/", "New"),
    Former("en", 'say "hi"/', "new/", "New"),
    Former("en", "cost $5 {x}/", "new/", "New"),
    Former("zh", "zh/账单/旧的 退款/", "zh/%E9%80%80/%E6%96%B0/", "新"),
    Former("fa", "fa/صورت‌حساب/", "fa/%DA%A9%E2%80%8C%D8%A8/#%D9%87%D8%B2%DB%8C%D9%86%D9%87", "نو"),
)
LONG = Former("fa", f"fa/{'ه' * 120}/{'ی' * 120}/", "fa/%DA%A9/", "نو")
"""Longer than some servers take."""
QUESTIONS = ("", "a=1&b=%20x")


def expected(former: Former, base: str, question: str) -> str:
    """Where a reader comes to: on this host from its root, else absolute."""
    page, mark, part = former.goal.partition("#")
    address = page if page.startswith("https://") else f"{base}{page}"
    return address + (f"?{question}" if question and "?" not in address else "") + mark + part
