"""Every fault planted in a clean site is found by its rule, on its page, and by no other; the clean twin is silent."""

from pathlib import Path

import pytest

from kbtool.verify.check import verify_site
from kbtool.verify.registry import find_rules
from kbtool.verify.sources.repository import Repository
from tests.verify.clean_site import base, clean_site
from tests.verify.planted_fault import Planted
from tests.verify.planted_seo import PLANTED
from tests.verify.small_site import repository_of, write_files

OTHER_SITES = {"KV225", "KV262", "KV268"}
"""Rules about sites that are being set up or are for few: the site here is neither."""
TOO_LARGE = {"KV259"}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return repository_of(tmp_path_factory.mktemp("planted"), base())


def test_the_clean_twin_is_silent(repository: Repository, tmp_path: Path) -> None:
    found = verify_site(write_files(tmp_path, clean_site()), "public", repository).diagnostics
    assert [f"{item.path}: {item.id} {item.message}" for item in found] == []


@pytest.mark.parametrize("fault", PLANTED, ids=lambda fault: f"{fault.rule} {fault.note}")
def test_a_planted_fault_is_found_by_its_rule_and_no_other(
    fault: Planted, repository: Repository, tmp_path: Path
) -> None:
    site = write_files(tmp_path, fault.site(clean_site()))
    found = verify_site(site, "public", repository).diagnostics
    assert [(item.id, item.path.removeprefix(f"{site.as_posix()}/")) for item in found] == [
        (fault.rule, path) for path in fault.at
    ], "\n".join(item.message for item in found)


def test_a_finding_names_the_article_that_the_page_was_made_from(repository: Repository, tmp_path: Path) -> None:
    fault = next(fault for fault in PLANTED if fault.at == ("zh/billing/pay/index.html",))
    found = verify_site(write_files(tmp_path, fault.site(clean_site())), "public", repository).diagnostics
    assert [item.message.endswith("(docs/zh/billing/pay.md)") for item in found] == [True]


def test_every_rule_for_search_engines_has_a_planted_fault() -> None:
    rules = {rule.id for rule in find_rules() if rule.id >= "KV2"}
    assert rules - {fault.rule for fault in PLANTED} == OTHER_SITES | TOO_LARGE
    assert {fault.rule for fault in PLANTED} <= rules
