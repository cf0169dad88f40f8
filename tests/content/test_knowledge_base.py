"""Reading a whole base: what is kept from readers stays kept, and nothing is lost."""

from collections.abc import Callable
from datetime import date

import pytest

from kbtool.content.edition import Edition
from kbtool.content.knowledge_base import KnowledgeBase

TODAY = date(2026, 11, 22)
MakeBase = Callable[..., KnowledgeBase]
PUBLIC = Edition("public", "en")


def article(audience: str = "", title: str = "A title", **more: str) -> str:
    """An article with a front matter."""
    lines = [f"title: {title}", *(f"{key}: {value}" for key, value in more.items())]
    if audience:
        lines.append(f"audience: {audience}")
    return "\n".join(["---", *lines, "---", "", "Text.", ""])


def keys(kb: KnowledgeBase, edition: Edition = PUBLIC) -> set[str]:
    """Keys of the articles of an edition."""
    return {item.key for item in kb.select(edition, TODAY).articles}


def test_an_edition_holds_the_articles_of_its_audience_and_of_wider_ones(make_base: MakeBase) -> None:
    kb = make_base({f"en/{audience}.md": article(audience) for audience in ("public", "agents", "internal")})
    assert keys(kb) == {"public"}
    assert keys(kb, Edition("agents", "en")) == {"public", "agents"}
    assert keys(kb, Edition("internal", "en")) == {"public", "agents", "internal"}


def test_an_article_without_audience_is_in_no_edition(make_base: MakeBase) -> None:
    kb = make_base({"en/a.md": article()}, defaults={"state": "published"})
    assert [keys(kb, edition) for edition in kb.editions()] == [set()] * len(kb.editions())
    assert [item.path for item in kb.withheld] == ["docs/en/a.md"]


def test_a_folder_narrows_what_stands_below_it(make_base: MakeBase) -> None:
    kb = make_base({"en/staff/index.md": article("internal"), "en/staff/pay.md": article("public")})
    assert keys(kb) == set()
    assert keys(kb, Edition("internal", "en")) == {"staff", "staff/pay"}


def test_a_collision_of_two_index_files_closes_their_folder(make_base: MakeBase) -> None:
    files = {"en/b/index.md": article("internal"), "en/b/README.md": article("internal")}
    kb = make_base({**files, "en/b/secret.md": article("public"), "en/open.md": article("public")})
    assert keys(kb) == {"open"}
    assert {item.path for item in kb.withheld} == {"docs/en/b/index.md", "docs/en/b/README.md", "docs/en/b/secret.md"}


def test_the_translation_of_an_article_that_was_refused_unread_is_withheld(make_base: MakeBase) -> None:
    files = {"en/pay.md": article("internal"), "en/Pay.md": article("internal")}
    kb = make_base({**files, "zh/pay.md": article(title="工资"), "zh/open.md": article("public")})
    assert keys(kb, Edition("public", "zh")) == {"open"}


def test_a_translation_inherits_the_audience_of_its_source(make_base: MakeBase) -> None:
    kb = make_base({"en/a.md": article("agents"), "zh/a.md": article(title="甲")})
    assert keys(kb, Edition("public", "zh")) == set()
    assert keys(kb, Edition("agents", "zh")) == {"a"}


def test_a_block_for_a_narrower_audience_is_cut(make_base: MakeBase) -> None:
    body = article("public") + "\n/// audience | agents\nsecretword ![x](only-agents.png)\n///\n"
    kb = make_base({"en/a.md": body, "en/only-agents.png": b""})
    public = kb.select(PUBLIC, TODAY).articles[0]
    agents = kb.select(Edition("agents", "en"), TODAY).articles[0]
    assert "secretword" not in public.body
    assert public.files == ()
    assert "secretword" in agents.body
    assert agents.files == ("en/only-agents.png",)


@pytest.mark.parametrize("mark", [":::", "//", "!!!", "／／／"])
def test_what_only_looks_like_an_audience_block_withholds_the_article(make_base: MakeBase, mark: str) -> None:
    kb = make_base({"en/a.md": article("public") + f"\n{mark} audience | agents\nsecretword\n{mark}\n"})
    assert [keys(kb, edition) for edition in kb.editions()] == [set()] * len(kb.editions())


def test_the_title_of_an_article_does_not_come_from_a_block_for_others(make_base: MakeBase) -> None:
    text = "/// audience | internal\n# Hidden plan\n///\n\n# What all may read\n"
    kb = make_base({"en/a.md": text}, foreign_keys="allow", defaults={"state": "published", "audience": "public"})
    assert [item.fields.title for item in kb.articles] == ["What all may read"]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"state": "draft"}, "draft"),
        ({"state": "review"}, "review"),
        ({"publish_on": "2026-11-23"}, "publishes on 2026-11-23"),
        ({"expires_on": "2026-11-22"}, "expired on 2026-11-22"),
    ],
)
def test_what_is_not_live_is_excluded_with_its_reason(make_base: MakeBase, fields: dict[str, str], reason: str) -> None:
    kb = make_base({"en/a.md": article("public", **fields)})
    selection = kb.select(PUBLIC, TODAY)
    assert (selection.articles, selection.reasons) == ((), {reason: 1})


def test_every_file_is_an_article_or_excluded(make_base: MakeBase) -> None:
    files = {
        "en/good.md": article("public"),
        "en/broken.md": "---\ntitle: [\n---\n",
        "en/draft.md": article("public", state="draft"),
        "en/secret.md": article("internal"),
        "en/typing.md": article("public", audiance="internal"),
        "zh/good.md": article(title="好"),
    }
    kb = make_base(files)
    for edition in kb.editions():
        selection = kb.select(edition, TODAY)
        assert selection.article_count == sum(path.startswith(f"{edition.language}/") for path in files)
    assert keys(kb) == {"good"}
