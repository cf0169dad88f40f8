"""Faults planted one at a time in a clean site: each is for one rule, on the pages named."""

from collections.abc import Iterator, Mapping

from tests.verify.clean_site import clean_site
from tests.verify.planted_addresses import ADDRESSES, TRANSLATIONS
from tests.verify.planted_answers import FEEDS, MISSING, REDIRECTS
from tests.verify.planted_data import DATA, PREVIEWS
from tests.verify.planted_files import ROBOTS_FILE, SITEMAPS
from tests.verify.planted_links import FORM, LINKS, LOADED
from tests.verify.planted_markup import MARKUP

PAGES = (*MARKUP, *ADDRESSES, *TRANSLATIONS, *PREVIEWS, *DATA, *LINKS, *LOADED, *FORM)
FILES = (*SITEMAPS, *ROBOTS_FILE, *REDIRECTS, *MISSING, *FEEDS)
PLANTED = (*PAGES, *FILES)


def planted_sites() -> Iterator[tuple[str, str, Mapping[str, bytes]]]:
    """(rule id, what is wrong, path → content of the whole site)."""
    clean = clean_site()
    for fault in PLANTED:
        yield fault.rule, fault.note, fault.site(clean)
