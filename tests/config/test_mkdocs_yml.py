"""What kbtool reads of mkdocs.yml, and refuses."""

from pathlib import Path

import pytest

from kbtool.config.mkdocs_yml import read_mkdocs_yml
from kbtool.errors import ConfigError


def test_a_set_is_refused_where_it_stands(tmp_path: Path) -> None:
    """Audiences are listed from the widest to the narrowest: an order by chance would widen articles."""
    path = tmp_path / "mkdocs.yml"
    path.write_text("extra:\n  kbtool:\n    audiences: !!set {public, agents}\n", encoding="utf-8")
    with pytest.raises(ConfigError) as refused:
        read_mkdocs_yml(path)
    assert str(refused.value) == f"{path}:3:16: a set has no order; write a list"
