"""Why no rule reports orphans: an article that is in no listing cannot be written.

Every published article stands in the list of its folder, in every edition that holds it, and every folder in that of
the folder above, up to the home page; a folder without a page of its own has one made. What is restricted or
unpublished takes only itself away, never what lies below it.
"""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kbtool.content.schema import State
from kbtool.content.taxonomy import Section, build_tree
from kbtool.lint.case import TODAY, Case
from kbtool.lint.examples import case_context

names = st.sampled_from(["a", "b", "index", "Ä c", "1"])
paths = st.lists(names, min_size=1, max_size=4).map("/".join)
fields = st.fixed_dictionaries(
    {},
    optional={
        "audience": st.sampled_from(["public", "agents", "internal"]),
        "state": st.sampled_from(["draft", "published", "archived"]),
        "also_in": st.sampled_from(["[a]", "[a/b, no]", "[/]"]),
        "order": st.sampled_from(["[b]", "[no]"]),
        "noindex": st.just("true"),
        "search": st.just("{exclude: true}"),
    },
)
articles = fields.map(
    lambda values: "---\n" + "".join(f"{name}: {value}\n" for name, value in values.items()) + "---\nText.\n"
)
bases = st.dictionaries(
    st.tuples(st.sampled_from(["en", "zh"]), paths).map(lambda pair: f"{'/'.join(pair)}.md"), articles, max_size=8
)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(files=bases)
def test_every_article_of_an_edition_is_listed_on_the_way_from_its_home_page(files: dict[str, str]) -> None:
    kb = case_context(Case(files)).kb
    for edition in kb.editions():
        selection = kb.select(edition, TODAY)
        home = build_tree(selection.articles, edition.language, "Home")
        listed = set(_listed(home))
        shown = {item.key for item in selection.articles if item.fields.state is not State.ARCHIVED}
        assert shown <= listed


def test_an_article_that_nobody_listed_would_be_seen() -> None:
    """The property above can fail."""
    (article,) = case_context(Case("Text.\n")).kb.articles
    home = build_tree([article], "en", "Home")
    assert article.key in set(_listed(home))
    assert article.key not in set(_listed(replace(home, articles=())))


def _listed(section: Section) -> Iterator[str]:
    """Keys of all that is listed on the page of a section and on those it leads to, and of the pages themselves."""
    yield section.key
    yield from (article.key for article in section.articles)
    for child in section.sections:
        yield from _listed(child)
