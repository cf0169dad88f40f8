"""The search of an edition, written once for all its pages."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import msgspec

from kbtool.build.job import IndexJob, Rendered
from kbtool.build.written import write_files
from kbtool.history.base_store import open_base_store
from kbtool.site.edition_site import EditionSite
from kbtool.site.search.analyzer import load_analyzer
from kbtool.site.search.document import Document
from kbtool.site.search.files import search_files
from kbtool.store.store import Store

decode = msgspec.json.Decoder(Document).decode


def index(job: IndexJob) -> Rendered:
    """Does the job."""
    with open_base_store(job.root, date.today()) as store:
        return Rendered(files=write_search(job.site, job.documents, job.output, store))


def write_search(site: EditionSite, documents: Iterable[bytes], output: Path, store: Store) -> frozenset[str]:
    """Writes all files that the edition is searched with; returns their paths below `output`.

    `documents` holds `RenderedPage.document` of its pages in any order, empty ones too.
    """
    found = sorted((decode(document) for document in documents if document), key=lambda document: document.url)
    return write_files(search_files(site.search, found, load_analyzer(), store), output)
