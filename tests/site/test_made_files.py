from collections.abc import Callable

from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.site.made_files import made_files
from tests.site.dated_views import article, dated_views

MakeBase = Callable[..., KnowledgeBase]


def test_a_page_keeps_its_place_where_a_made_file_would_have_the_same_name(make_base: MakeBase) -> None:
    texts = {"en/robots.txt.md": article("A"), "en/llms.txt/b.md": article("B"), "fa/sitemap-en.xml.md": article("C")}
    made = made_files(dated_views(make_base(texts, llms=True)), "en")
    assert {"sitemap.xml", "sitemap-en.xml"} <= set(made)
    assert {"robots.txt", "llms.txt"} & set(made) == set()


def test_what_all_languages_share_is_the_same_from_each(make_base: MakeBase) -> None:
    kb = make_base({f"{locale}/a.md": article("A") for locale in ("en", "zh", "fa")}, llms=True, indexnow="12345678")
    views = dated_views(kb, {f"{locale}/a.md": "2026-01-01" for locale in ("en", "zh", "fa")})
    made = [made_files(views, locale) for locale in ("en", "zh", "fa")]
    shared = set(made[0]) & set(made[1])
    assert shared >= {"robots.txt", "sitemap.xml", "12345678.txt"}
    assert all(made[0][path] == made[1][path] == made[2][path] for path in shared)


def test_a_restricted_site_has_a_closed_door_and_no_signpost(make_base: MakeBase) -> None:
    hosts = {"agents": "https://agents.example.com/"}
    kb = make_base({"en/a.md": article("A")}, llms=True, indexnow="12345678", hosts=hosts)
    made = made_files(dated_views(kb, {"en/a.md": "2026-01-01"}, "agents"), "en")
    assert not [path for path in made if path.endswith((".xml", ".md")) or path in ("llms.txt", "12345678.txt")]
    assert made["robots.txt"] == b"User-agent: *\nDisallow: /\n"
