"""What language models get to read: the index of the texts, and a key that proves who sends word of changes."""

from collections.abc import Callable, Mapping

import pytest

from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.site.indexnow import key_file
from kbtool.site.llms import llms_files, markdown_url
from kbtool.site.view import View
from tests.site.dated_views import article, dated_views

MakeBase = Callable[..., KnowledgeBase]
HOST = "https://help.example.com/"
KEY = "abcdef12-ABCDEF"
ENGLISH = f"""# Help

> All about [it]

- [فارسی]({HOST}fa/llms.txt)

## Articles

- [Top]({HOST}top/index.md): What comes first.

## Billing

- [Refunds\\*]({HOST}billing/refunds/index.md): How refunds work.
- [Late]({HOST}billing/invoices/late/index.md): Pay late.
"""


def views_of(make_base: MakeBase, audience: str = "public", **settings: object) -> Mapping[str, View]:
    texts = {
        "en/index.md": article("Help", front_matter="description: All about [it]\n"),
        "en/top.md": article("Top", front_matter="also_in: [billing]\ndescription: What comes first.\n"),
        "en/billing/index.md": article("Billing"),
        "en/billing/refunds.md": article("Refunds*", front_matter="description: How refunds work.\n"),
        "en/billing/invoices/late.md": article("Late", front_matter="description: Pay late.\n"),
        "en/billing/hidden.md": article("Hidden", front_matter="noindex: true\n"),
        "en/staff/staff.md": article("Staff", audience="agents"),
        "fa/top.md": article("بالا"),
    }
    hosts = {"agents": "https://agents.example.com/"}
    return dated_views(make_base(texts, hosts=hosts, **settings), audience=audience)


def test_a_language_lists_its_articles_where_they_stand_and_names_the_other_languages(make_base: MakeBase) -> None:
    views = views_of(make_base, llms=True)
    assert llms_files(views, "en") == {"llms.txt": ENGLISH.replace("[it]", "\\[it\\]").encode()}
    assert list(llms_files(views, "fa")) == ["fa/llms.txt"]
    assert f"- [English]({HOST}llms.txt)" in llms_files(views, "fa")["fa/llms.txt"].decode()


def test_an_article_that_nobody_shall_find_has_no_markdown(make_base: MakeBase) -> None:
    view = views_of(make_base, llms=True)["en"]
    urls = {key: markdown_url(view, item) for key, item in view.articles.items()}
    assert urls["billing/refunds"] == f"{HOST}billing/refunds/index.md"
    assert [key for key, url in urls.items() if not url] == ["billing/hidden"]


def test_without_the_setting_there_is_nothing(make_base: MakeBase) -> None:
    views = views_of(make_base)
    assert (llms_files(views, "en"), markdown_url(views["en"], views["en"].articles["top"])) == ({}, "")


@pytest.mark.parametrize(("audience", "mode"), [("agents", "live"), ("internal", "live"), ("public", "setup")])
def test_a_site_that_nobody_shall_find_has_neither_texts_nor_a_key(
    audience: str, mode: str, make_base: MakeBase
) -> None:
    views = views_of(make_base, audience, mode=mode, llms=True, indexnow=KEY)
    assert (llms_files(views, "en"), key_file(views, "en")) == ({}, {})
    assert {markdown_url(views["en"], item) for item in views["en"].articles.values()} == {""}


def test_the_key_stands_at_the_root_in_a_file_that_has_its_name(make_base: MakeBase) -> None:
    views = views_of(make_base, indexnow=KEY)
    assert key_file(views, "en") == key_file(views, "fa") == {f"{KEY}.txt": KEY.encode()}
    assert key_file(views_of(make_base), "en") == {}


@pytest.mark.parametrize("key", ["short", "a" * 129, "with space", "with/slash", "پ" * 10, "abcdefgh\n"])
def test_a_key_that_the_protocol_does_not_allow_is_refused(key: str, make_base: MakeBase) -> None:
    with pytest.raises(ValueError, match="is no key"):
        views_of(make_base, indexnow=key)
