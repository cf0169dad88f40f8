"""Everything an article may hold is shown within the policy: one article with all of it, in three languages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from kbtool.build.build import build
from kbtool.build.options import Options
from kbtool.config import read_configuration
from kbtool.content.knowledge_base import KnowledgeBase
from tests.build.test_dialect_survives import FEATURES
from tests.content.media_files import jpeg, png
from tests.theme.policed import policed, watched_page

SETTINGS = """site_name: Help
site_url: https://help.example.com/
theme: {name: kbtool, accent: "#123456"}
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      reconfigure_material: false
      reconfigure_search: false
      languages:
        - {locale: en, name: English, default: true}
        - {locale: zh, name: 中文}
        - {locale: fa, name: فارسی}
  - kbtool/content
  - kbtool/navigation
  - kbtool/metadata
  - kbtool/sitemap
  - kbtool/search
extra:
  kbtool:
    broken_articles: withhold
    defaults: {audience: public, state: published}
    embeds: [video.example]
"""
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><style>g { fill: red }</style>'
    '<script>window.hit = 1</script><g onload="window.hit = 1"><rect width="40" height="40"/></g></svg>'
)
PAGE = "<!doctype html><title>A frame</title>"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("features")
    text = "\n\n".join(f"## {name}\n\n{feature}" for name, feature in FEATURES.items() if name != "footnotes")
    remote = "\n\n![far](https://pictures.example/a.png)\n\n![drawing](d.svg) [the drawing](d.svg) [page](page.html)\n"
    for language in ("en", "zh", "fa"):
        (folder / "docs" / language).mkdir(parents=True)
        files = {
            "a.md": f"---\ntitle: All\n---\n{text}\n\n{FEATURES['footnotes']}{remote}",
            "b.md": "---\ntitle: B\n---\n",
        }
        for name, content in files.items():
            (folder / "docs" / language / name).write_text(content, encoding="utf-8")
        (folder / "docs" / language / "d.svg").write_text(DRAWING, encoding="utf-8")
        (folder / "docs" / language / "page.html").write_text("<script>window.hit = 1</script>", encoding="utf-8")
        (folder / "docs" / language / "x.png").write_bytes(png())
        (folder / "docs" / language / "y.png").write_bytes(jpeg())
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    kb = KnowledgeBase.from_folder(read_configuration(folder / "mkdocs.yml"))
    build(kb, Options(output=folder / "site"), lambda edition, done, of: None)
    served = folder / "site/public"
    assert not list(served.rglob("page.html"))
    with policed(served) as address:
        yield address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_article_with_every_feature_breaks_no_policy(browser: Browser, site: str, scheme: str) -> None:
    complaints: list[str] = []
    with browser.new_context(color_scheme=scheme) as context:  # type: ignore[arg-type]
        context.route("https://*.example/**", lambda route: route.fulfill(content_type="text/html", body=PAGE))
        context.route("https://pictures.example/**", lambda route: route.fulfill(content_type="image/png", body=png()))
        page = watched_page(context, complaints)
        for language in ("", "zh/", "fa/"):
            page.goto(f"{site}{language}a/")
            page.locator(".tabbed-labels label").nth(1).click()
            page.locator("iframe").scroll_into_view_if_needed()
            assert page.locator("iframe").count() == 1
            assert page.locator(".content svg path").count() >= 2
    # The skeleton of a photograph and the film that is not there are no pictures: that is no fault of a policy.
    assert [text for text in complaints if "v.mp4" not in text and "404" not in text] == []


def test_a_drawing_that_is_opened_alone_does_nothing(browser: Browser, site: str) -> None:
    with browser.new_context() as context:
        complaints: list[str] = []
        page = watched_page(context, complaints)
        page.goto(f"{site}d.svg")
        assert page.evaluate("window.hit") is None
        assert page.locator("rect").count() == 1
        assert page.locator("script").count() == 0
