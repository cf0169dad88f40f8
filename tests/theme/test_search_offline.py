"""A site that is read from a disk: pages lead on, and the search answers."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from kbtool.build.build import build
from kbtool.build.options import Options
from kbtool.config import read_configuration
from kbtool.content.knowledge_base import KnowledgeBase
from tests.theme.search_base import write_search_base
from tests.theme.searcher import searcher


@pytest.mark.slow
def test_a_site_on_a_disk_can_be_searched_and_its_links_lead_to_pages(browser: Browser, tmp_path: Path) -> None:
    kb = KnowledgeBase.from_folder(read_configuration(write_search_base(tmp_path, "{offline: true}")))
    options = Options(output=tmp_path / "site", audiences=("public",), languages=("zh",))
    build(kb, options, lambda edition, done, of: None)
    root = (tmp_path / "site/public").resolve().as_uri()
    with searcher(browser, f"{root}/") as reader:
        reader.open("zh/change/password/index.html").focus()
        reader.type("退款")
        with reader.page.expect_navigation():
            reader.page.keyboard.press("Enter")
        reader.page.locator(".results li a").first.click()
        expect(reader.page.locator("h1")).to_contain_text("退款")
        reader.page.locator(".breadcrumb a").last.click()
        expect(reader.page.locator("h1")).to_have_text("取消")
        assert reader.complaints == []
