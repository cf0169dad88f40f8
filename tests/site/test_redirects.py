"""What becomes of former addresses, for each audience and language."""

from collections.abc import Callable
from datetime import date

import pytest

from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.history.git_log import History
from kbtool.site.audience_addresses import audience_addresses
from kbtool.site.audience_views import audience_views
from kbtool.site.redirects.audience_redirects import AudienceRedirects
from kbtool.site.redirects.finding import audience_redirects
from kbtool.site.redirects.former import Former
from tests.build.small_base import PIXEL

Make = Callable[..., KnowledgeBase]


def redirects(kb: KnowledgeBase, audience: str = "public") -> AudienceRedirects:
    views = audience_views(kb, audience, History(), date(2026, 11, 22))
    return audience_redirects(views, audience_addresses(views))


def goals(kb: KnowledgeBase, audience: str = "public") -> dict[str, str]:
    return {former.address: former.goal for former in redirects(kb, audience).formers}


def article(title: str, **fields: str) -> str:
    values = {"title": title, "audience": "public", **fields}
    return "\n".join(["---", *(f"{name}: {value}" for name, value in values.items()), "---", "T.\n"])


def test_a_former_address_leads_to_its_page_in_each_language_that_has_it(make_base: Make) -> None:
    kb = make_base(
        {
            "en/pay/refunds.md": article("Refunds", redirect_from="[billing/refunds]"),
            "zh/pay/refunds.md": article("退款"),
            "fa/index.md": article("خانه"),
        }
    )
    assert redirects(kb).formers == (
        Former("en", "billing/refunds/", "pay/refunds/", "Refunds"),
        Former("zh", "zh/billing/refunds/", "zh/pay/refunds/", "退款"),
    )


@pytest.mark.parametrize("entry", ["/old/", "old", "old.md", "old/index.html", "old/?page=2"])
def test_an_address_may_be_written_in_every_form(make_base: Make, entry: str) -> None:
    kb = make_base({"en/new.md": article("New"), "_data/redirects.yml": f'"{entry}": "/new/"\n'})
    assert goals(kb) == {"old/": "new/"}


def test_an_address_that_was_a_file_answers_as_a_file_too(make_base: Make) -> None:
    kb = make_base({"en/new.md": article("New"), "_data/redirects.yml": "old.html: new\nother/index.html: new\n"})
    assert [former.files for former in redirects(kb).formers] == [
        ("old/index.html", "old.html"),
        ("other/index.html",),
    ]


def test_a_chain_becomes_one_step(make_base: Make) -> None:
    kb = make_base(
        {"en/c.md": article("C", redirect_from="[b]"), "_data/redirects.yml": "oldest: old\nold: a#x\na: b\n"}
    )
    assert goals(kb) == {"oldest/": "c/#x", "old/": "c/#x", "a/": "c/", "b/": "c/"}


@pytest.mark.parametrize(
    "entries",
    [
        "x: y\ny: x\n",
        "x: x\n",
        "x: nothing\n",
        "x: draft\n",
        "x: fa/new\n",
        '"../x": new\n',
        "new: other\n",
        "/: new\n",
    ],
)
def test_what_leads_nowhere_or_stands_in_the_way_of_a_page_is_not_there(make_base: Make, entries: str) -> None:
    kb = make_base(
        {
            "en/new.md": article("New"),
            "en/other.md": article("Other"),
            "en/draft.md": article("D", state="draft"),
            "_data/redirects.yml": entries,
        }
    )
    assert redirects(kb) == AudienceRedirects()


def test_a_page_does_not_stand_in_the_place_of_a_file(make_base: Make) -> None:
    files = {"en/new.md": article("New") + "![A](img/a.png)\n", "en/img/a.png": PIXEL}
    kb = make_base({**files, "_data/redirects.yml": "img/a.png: new\nimg/a.png/b: new\nimg: new\n"})
    assert goals(kb) == {"img/": "new/"}


def test_an_audience_gets_only_what_leads_to_its_own_pages(make_base: Make) -> None:
    kb = make_base(
        {
            "en/open.md": article("Open"),
            "en/closed.md": article("Closed", audience="agents", redirect_from="[staff/closed]"),
            "_data/redirects.yml": "old: closed\nolder: old\n/old/: open\nmore: staff/closed\n",
        },
    )
    assert goals(kb) == {"old/": "open/", "older/": "open/"}
    assert goals(kb, "agents") == {
        "more/": "closed/",
        "old/": "closed/",
        "older/": "closed/",
        "staff/closed/": "closed/",
    }


def test_another_site_may_be_the_goal_unless_it_is_one_of_ours_for_other_readers(make_base: Make) -> None:
    kb = make_base(
        {
            "en/a.md": article("A"),
            "_data/redirects.yml": "x: https://example.org/x?a=b\ny: https://agents.example.com/a/\n"
            "z: mailto:a@example.org\nn: https://help.example.com/nothing/\nm: https://help.example.com/a/\n",
        },
        hosts={"agents": "https://agents.example.com/"},
    )
    assert goals(kb) == {"x/": "https://example.org/x?a=b", "m/": "https://help.example.com/a/"}
    assert "y/" in goals(kb, "agents")


def test_an_archived_page_keeps_its_address_and_those_it_had(make_base: Make) -> None:
    kb = make_base(
        {
            "en/old.md": article("Old", state="archived", replaced_by="new", redirect_from="[older]"),
            "en/new.md": article("New", redirect_from="[old]"),
        }
    )
    assert goals(kb) == {"older/": "old/"}


def test_parts_of_a_page_that_is_gone_lead_on_from_its_former_address(make_base: Make) -> None:
    kb = make_base(
        {
            "en/new.md": article("New"),
            "en/fees.md": article("Fees"),
            "_data/redirects.yml": "old: new\nold#fees: fees#all\ngone#费用: fees\n",
        }
    )
    assert redirects(kb).formers == (
        Former("en", "gone/", "fees/", "Fees", (("费用", "fees/"),)),
        Former("en", "old/", "new/", "New", (("fees", "fees/#all"),)),
    )


def test_a_page_that_stays_knows_which_of_its_parts_went_elsewhere(make_base: Make) -> None:
    kb = make_base(
        {
            "en/a.md": article("A"),
            "en/b.md": article("B"),
            "en/c.md": article("C"),
            "_data/redirects.yml": "a#fees: b#fees\nb#fees: c#هزینه\nold: a#fees\n",
        }
    )
    found = redirects(kb)
    goal = "c/#%D9%87%D8%B2%DB%8C%D9%86%D9%87"
    assert found.moved == {"a/": (("fees", goal),), "b/": (("fees", goal),)}
    assert goals(kb) == {"old/": goal}


def test_links_may_name_former_addresses_and_parts(make_base: Make) -> None:
    kb = make_base({"en/a.md": article("A"), "zh/a.md": article("文"), "_data/redirects.yml": "旧: a\na#x: a#y\n"})
    assert redirects(kb).by_link() == {"旧/": "a/", "zh/旧/": "zh/a/", "a/#x": "a/#y", "zh/a/#x": "zh/a/#y"}


def test_tags_sections_and_the_search_are_goals_too(make_base: Make) -> None:
    kb = make_base(
        {
            "en/pay/a.md": article("A", tags="[money]"),
            "_data/redirects.yml": "t: tags/money\ns: pay\nall: tags\nfind: search\nhome: /\n",
        }
    )
    assert goals(kb) == {"t/": "tags/money/", "s/": "pay/", "all/": "tags/", "find/": "search/", "home/": ""}
    assert [former.title for former in redirects(kb).formers] == ["Tags", "Search", "Help", "Pay", "money"]
