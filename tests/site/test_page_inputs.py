"""While a page is known by the same, its plan is the same: after any changes, and not without a part of what it is
known by."""

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec import structs

from kbtool.content.article import Article
from kbtool.site import edition_sites, page_inputs
from kbtool.site.edition_site import EditionSite
from kbtool.site.model import PageKind
from kbtool.site.view import View
from tests.build.edited_base import FIRST_DAY, EditedBase, Step
from tests.build.generated_base import AUDIENCES
from tests.build.seed import GIVEN, SEED
from tests.build.small_base import SETTINGS
from tests.extent import WHOLE
from tests.site.planned_bases import Days, alike, planned, wrongly_alike

SEQUENCES = 500 if WHOLE else int(os.environ.get("KBTOOL_SEEDS", "6"))
SEEDS = [GIVEN] if GIVEN not in ("", "fresh") else [f"{SEED}/{number}" for number in range(SEQUENCES)]
STEPS = 6
BEFORE = date(2026, 11, 20)


@pytest.mark.parametrize("seed", SEEDS)
def test_after_any_changes_pages_that_are_known_by_the_same_are_the_same(seed: str, tmp_path: Path) -> None:
    before: dict[str, dict[str, EditionSite]] = {}
    for step, days in dated(EditedBase(seed).steps(STEPS)):
        after = {name: planned(tmp_path, step.files, days, name, step.today) for name in AUDIENCES}
        for name, sites in before.items():
            assert wrongly_alike(sites, after[name]) == [], f"KBTOOL_SEED={seed} repeats it: {step.name} for {name}"
        before = after


def dated(steps: Iterator[Step]) -> Iterator[tuple[Step, Days]]:
    """The steps, each a day after the one before, with the day of the last change of each file."""
    days: dict[str, date] = {}
    files: Mapping[str, bytes] = {}
    for number, step in enumerate(steps):
        changed = {path for path, text in step.files.items() if files.get(path) != text}
        days = {path: days[path] for path in step.files if path in days} | dict.fromkeys(
            changed, FIRST_DAY - timedelta(days=100 - number)
        )
        files = step.files
        yield step, days


def article(title: str, body: str = "Text.", **fields: str) -> str:
    """The text of a file."""
    lines = "".join(f"{name}: {value}\n" for name, value in ({"description": f"About {title}."} | fields).items())
    return f"---\ntitle: {title}\n{lines}---\n{body}\n"


BASE: dict[str, str | bytes] = {
    "mkdocs.yml": SETTINGS,
    "docs/_data/owners.yml": "docs-team: {name: {en: Writers}, url: 'https://example.com/'}\nann: {name: {en: Ann}}\n",
    "docs/_data/tags.yml": "money: {title: {en: Money}}\ncard: {title: {en: Card}}\n",
    "docs/en/pay/index.md": article("Pay"),
    "docs/en/pay/one.md": article("One", tags="[money]"),
    "docs/en/pay/two.md": article("Two", tags="[card]", related="[the-one]"),
    "docs/en/pay/three.md": article("Three", attachments="[{file: form.pdf, title: Form}]"),
    "docs/en/free/four.md": article("Four"),
    "docs/en/pay/zz.md": article("Gone", state="archived"),
    "docs/zh/pay/one.md": article("一"),
    "docs/en/pay/film.mp4": b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom",
    "docs/en/pay/form.pdf": b"%PDF-",
}
ONE, TWO, FILM = "docs/en/pay/one.md", "docs/en/pay/two.md", "docs/en/pay/film.mp4"
FOUR = "docs/en/free/four.md"


def one(**fields: str) -> dict[str, str | bytes]:
    return {ONE: article("One", **({"tags": "[money]"} | fields))}


Files = Mapping[str, str | bytes]
FIELDS: dict[str, Files] = {
    "title": {ONE: article("Other", tags="[money]", description="About One.")},
    "short_title": one(short_title="Short"),
    "description": one(description="Something else."),
    "id": one(id="the-one"),
    "type": one(type="policy"),
    "state": {"docs/en/pay/zz.md": article("Gone", state="published")},
    "audience": one(audience="agents"),
    "owner": one(owner="ann"),
    "authors": one(authors="[ann]"),
    "tags": one(tags="[money, card]"),
    "keywords": one(keywords="[word]"),
    "also_in": one(also_in="[free]"),
    "weight": {TWO: article("Two", tags="[card]", related="[the-one]", weight="7")},
    "related": one(related="[free/four]"),
    "next": one(next="[free/four]"),
    "last_reviewed_on": one(last_reviewed_on="2026-11-01"),
    "review_by": one(review_by="2027-01-01"),
    "attachments": {"docs/en/pay/three.md": article("Three", attachments="[{file: form.pdf, title: Paper}]")},
    "noindex": one(noindex="true"),
    "search": one(search="{boost: 2}"),
    "translation": {"docs/zh/pay/one.md": article("一", translation="machine")},
    "replaced_by": {"docs/en/pay/zz.md": article("Gone", state="archived", replaced_by="pay/one")},
    "icon": {"docs/en/pay/index.md": article("Pay", icon="material/cash")},
    "order": {"docs/en/pay/index.md": article("Pay", order="[two]")},
    "featured": {"docs/en/pay/index.md": article("Pay", featured="[pay/two]")},
}
"""Front matter that pages show → files in which it is another."""
Plant = Callable[[pytest.MonkeyPatch], None]


def without(name: str, *places: int) -> Plant:
    """Leaves facts out of the lists that a function of `page_inputs` makes."""

    def plant(patch: pytest.MonkeyPatch) -> None:
        whole = getattr(page_inputs, name)
        patch.setattr(
            page_inputs,
            name,
            lambda *given: left_out(whole(*given), places),
        )

    return plant


def left_out(facts: Sequence[object], places: Collection[int]) -> list[object]:
    """Negative places count from the end."""
    return [fact for place, fact in enumerate(facts) if not {place, place - len(facts)}.intersection(places)]


def without_field(field: str) -> Plant:
    """Leaves a field of the front matter out; of a description also what follows from it."""

    def plant(patch: pytest.MonkeyPatch) -> None:
        def facts(view: View, article: Article) -> list[object]:
            values = structs.asdict(article.fields)
            return [article.key, article.is_index, *(value for name, value in values.items() if name != field)]

        patch.setattr(page_inputs, "article_facts", facts)

    return plant


PLAIN = {ONE: "---\ntitle: One\ntags: [money]\n---\nText.\n"}
FILMED = {ONE: article("One", "![Film](film.mp4)", publish_on="2026-01-01")}
OMISSIONS: dict[str, tuple[str, Plant, Files, Files, Days]] = {
    "key": ("public", without("article_facts", 0), {}, {TWO: b"", "docs/en/pay/zwei.md": str(BASE[TWO])}, {}),
    "kind": (
        "public",
        without("article_facts", 1),
        {"docs/en/news.md": article("News")},
        {"docs/en/news.md": b"", "docs/en/news/index.md": article("News")},
        {},
    ),
    "start of the text": (
        "public",
        without("article_facts", -1),
        {TWO: "---\ntitle: Two\n---\nText.\n"},
        {TWO: "---\ntitle: Two\n---\nWords.\n"},
        {},
    ),
    "settings": (
        "public",
        without("base_facts", 0),
        {},
        {"mkdocs.yml": SETTINGS.replace("edit/main", "edit/trunk")},
        {},
    ),
    "owners": (
        "public",
        without("base_facts", 1),
        {},
        {"docs/_data/owners.yml": "docs-team: {name: {en: Authors}}\nann: {name: {en: Ann}}\n"},
        {},
    ),
    "tag titles": (
        "public",
        without("base_facts", 2),
        {},
        {"docs/_data/tags.yml": "money: {title: {en: Cash}}\ncard: {title: {en: Card}}\n"},
        {},
    ),
    "sizes of files": (
        "public",
        without("base_facts", 3),
        one(attachments="[{file: form.pdf, title: Form}]"),
        {"docs/en/pay/form.pdf": b"%PDF-" + b"x" * 5000},
        {},
    ),
    "text": (
        "public",
        without("text_and_days", 0),
        {},
        {TWO: article("Two", "Words.", tags="[card]", related="[the-one]")},
        {},
    ),
    "own days": ("public", without("text_and_days", 1), {}, {}, {TWO: date(2026, 11, 21)}),
    "overdue": (
        "agents",
        without("further_facts", 0),
        {TWO: article("Two", tags="[card]", review_by="2026-11-22")},
        {"today": "2026-11-23"},
        {},
    ),
    "days of films": ("public", without("further_facts", 1), FILMED, {}, {FILM: date(2026, 11, 21)}),
}


def compared(folder: Path, omission: str) -> tuple[list[str], int]:
    """The pages that are known by the same and are others, and how many are known by the same."""
    audience, _, first, second, days = OMISSIONS[omission]
    before = {**BASE, **first}
    after = {**before, **second}
    return _compared(folder, audience, before, after, days)


def _compared(folder: Path, audience: str, before: Files, after: Files, days: Days) -> tuple[list[str], int]:
    old = dict.fromkeys(before, BEFORE)
    today = date.fromisoformat(str(after.get("today", FIRST_DAY)))
    ours = planned(folder, _there(before), old, audience)
    theirs = planned(folder, _there(after), {**dict.fromkeys(after, BEFORE), **days}, audience, today)
    same = [path for locale in ours.keys() & theirs.keys() for path in alike(ours[locale], theirs[locale])]
    return wrongly_alike(ours, theirs), len(same)


def _there(files: Files) -> dict[str, str | bytes]:
    """An empty file is none."""
    return {path: text for path, text in files.items() if text and path != "today"}


@pytest.mark.parametrize("omission", OMISSIONS)
def test_without_a_fact_a_page_that_shows_it_is_taken_for_the_same(
    omission: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert compared(tmp_path, omission)[0] == []
    OMISSIONS[omission][1](monkeypatch)
    assert compared(tmp_path, omission)[0] != []


@pytest.mark.parametrize("field", FIELDS)
def test_without_a_field_a_page_that_shows_it_is_taken_for_the_same(
    field: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    audience = "agents" if field in ("audience", "review_by") else "public"
    after = {**BASE, **FIELDS[field]}
    assert _compared(tmp_path, audience, BASE, after, {})[0] == []
    without_field(field)(monkeypatch)
    patch_own_text(monkeypatch)
    assert _compared(tmp_path, audience, BASE, after, {})[0] != []


def patch_own_text(patch: pytest.MonkeyPatch) -> None:
    """A page's own text is known by the digest of its file, which has the front matter."""
    without("text_and_days", 0)(patch)


def test_a_page_that_lists_others_is_not_known_without_their_days(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = {ONE: date(2026, 11, 21)}
    assert _compared(tmp_path, "public", BASE, BASE, days)[0] == []
    monkeypatch.setattr(page_inputs, "UNDATED", frozenset(PageKind))
    assert "en/__kb/home.md" in _compared(tmp_path, "public", BASE, BASE, days)[0]


def test_a_page_that_lists_others_is_not_known_without_which_of_them_have_a_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def compare() -> list[str]:
        undated = {path: BEFORE for path in BASE if path != FOUR}
        ours, theirs = (planned(tmp_path, BASE, undated | days) for days in ({}, {FOUR: BEFORE}))
        return [path for path in wrongly_alike(ours, theirs) if "home" not in path]

    assert compare() == []
    monkeypatch.setattr(page_inputs.AudienceInputs, "dated", b"")
    assert compare() == ["en/__kb/free.md"]


def test_the_day_of_one_article_leaves_the_plan_of_all_other_articles_and_lists(tmp_path: Path) -> None:
    old = dict.fromkeys(BASE, BEFORE)
    ours, theirs = (planned(tmp_path, BASE, old | days) for days in ({}, {TWO: date(2026, 11, 21)}))
    same = set(alike(ours["en"], theirs["en"]))
    assert {"en/pay/one.md", "en/pay/three.md", "en/free/four.md", "en/pay/index.md"} <= same
    assert "en/pay/two.md" not in same and not {path for path in same if path.endswith("home.md")}


def test_without_its_former_parts_a_page_that_sends_them_on_is_taken_for_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    after = {**BASE, "docs/_data/redirects.yml": "pay/two#part: pay/one\n"}
    assert _compared(tmp_path, "public", BASE, after, {})[0] == []
    whole = page_inputs.page_inputs
    monkeypatch.setattr(
        edition_sites,
        "page_inputs",
        lambda views, locale, shared, moved, pages: whole(views, locale, shared, {}, pages),
    )
    assert _compared(tmp_path, "public", BASE, after, {})[0] == ["en/pay/two.md"]
