"""The table of who sees which fault is that of the faults there are."""

import pytest

from tests.audit.planted_table import LOCALES, listed_rules
from tests.verify.planted_seo import PLANTED


@pytest.mark.parametrize("locale", LOCALES)
def test_the_table_lists_every_planted_fault(locale: str) -> None:
    assert listed_rules(locale) == sorted(fault.rule for fault in PLANTED), "make planted writes it anew"
