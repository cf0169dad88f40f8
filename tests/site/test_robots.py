"""robots.txt, read as crawlers read it (RFC 9309)."""

from collections.abc import Callable

import pytest
from protego import Protego

from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.site.robots import TRAINING_CRAWLERS, robots, robots_txt
from tests.site.dated_views import article, dated_views

MakeBase = Callable[..., KnowledgeBase]
SEARCH = ("Googlebot", "Bingbot", "Applebot", "YandexBot", "OAI-SearchBot", "Claude-SearchBot", "PerplexityBot")
ON_DEMAND = ("ChatGPT-User", "Claude-User", "Perplexity-User")
OTHERS = ("Mozilla/5.0 (X11; Linux x86_64)", "curl/8.0", "")
AGENTS = (*SEARCH, *ON_DEMAND, *OTHERS, *TRAINING_CRAWLERS)
PATHS = ("", "a/", "zh/a/", "img/a.png", "sitemap.xml", "feed.xml", "404.html", "search/?q=a", "_headers", "a/?b=c&d")
HOST = "https://help.example.com/"


def welcome(text: str, *, host: str = HOST) -> set[str]:
    """The agents that may read every path; each may read all or nothing."""
    rules = Protego.parse(text)
    found = {agent: {rules.can_fetch(f"{host}{path}", agent) for path in PATHS} for agent in AGENTS}
    assert all(len(answers) == 1 for answers in found.values())
    return {agent for agent, answers in found.items() if answers == {True}}


def text_of(make_base: MakeBase, audience: str = "public", **settings: object) -> str:
    kb = make_base({"en/a.md": article("A"), "fa/a.md": article("الف")}, **settings)
    return robots_txt(dated_views(kb, audience=audience)["en"])


def test_the_public_site_is_open_to_all_and_names_its_sitemap(make_base: MakeBase) -> None:
    text = text_of(make_base)
    assert welcome(text) == set(AGENTS)
    assert list(Protego.parse(text).sitemaps) == [f"{HOST}sitemap.xml"]


def test_deny_keeps_those_away_who_gather_texts_for_training_and_nobody_else(make_base: MakeBase) -> None:
    text = text_of(make_base, ai_training="deny")
    assert welcome(text) == set(AGENTS) - set(TRAINING_CRAWLERS)
    assert {"GPTBot", "ClaudeBot", "CCBot", "Google-Extended", "Applebot-Extended"} <= set(TRAINING_CRAWLERS)
    assert list(Protego.parse(text).sitemaps) == [f"{HOST}sitemap.xml"]


def test_a_crawler_is_known_by_the_whole_line_it_introduces_itself_with(make_base: MakeBase) -> None:
    rules = Protego.parse(text_of(make_base, ai_training="deny"))
    introduction = (
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)"
    )
    assert not rules.can_fetch(HOST, introduction)


@pytest.mark.parametrize("training", ["allow", "deny"])
def test_a_site_that_is_set_up_is_closed_to_all(training: str, make_base: MakeBase) -> None:
    text = text_of(make_base, mode="setup", ai_training=training)
    assert (welcome(text), list(Protego.parse(text).sitemaps)) == (set(), [])


@pytest.mark.parametrize("audience", ["agents", "internal"])
def test_restricted_sites_are_closed_to_all_and_name_nothing(audience: str, make_base: MakeBase) -> None:
    text = text_of(make_base, audience, hosts={audience: "https://x.example.com/"}, ai_training="deny")
    assert text == "User-agent: *\nDisallow: /\n"


def test_every_language_writes_the_same_file(make_base: MakeBase) -> None:
    views = dated_views(make_base({"en/a.md": article("A"), "fa/a.md": article("الف")}))
    assert robots(views, "en") == robots(views, "fa") == {"robots.txt": robots_txt(views["en"]).encode()}
