"""Our own help centre, served the way a web server would."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kbtool.build.build import build
from kbtool.build.options import Options
from kbtool.config import read_configuration
from kbtool.content.knowledge_base import KnowledgeBase
from tests.theme.policed import policed
from tests.theme.search_base import write_search_base


@pytest.fixture(scope="session")
def address(help_centre: Path) -> Iterator[str]:
    """Where the public site answers with the headers that are shipped, with a slash at the end."""
    with policed(help_centre / "public") as found:
        yield found


@pytest.fixture(scope="session")
def search_sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built sites of a small help centre that is there to be searched, one folder for each audience."""
    folder = tmp_path_factory.mktemp("search")
    kb = KnowledgeBase.from_folder(read_configuration(write_search_base(folder)))
    build(kb, Options(output=folder / "site", audiences=("public", "agents")), lambda edition, done, of: None)
    return folder / "site"


@pytest.fixture(scope="session")
def search_address(search_sites: Path) -> Iterator[str]:
    """Where its public site answers, with the headers that are shipped."""
    with policed(search_sites / "public") as found:
        yield found
