"""What a process that renders says when the system refuses it something."""

from types import SimpleNamespace
from typing import cast

import pytest

from kbtool.build.job import Task
from kbtool.build.worker import _Process
from kbtool.content.edition import Edition


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "No space left on device", "a.html"), "agents/en: a.html: No space left on device"),
        (OSError(18, "Cross-device link", "a", None, "b"), "agents/en: b: Cross-device link"),
        (OSError(27, "File too large"), "agents/en: File too large"),
    ],
)
def test_a_refusal_of_the_system_is_told_with_the_edition_and_the_file_where_there_is_one(
    error: OSError, said: str
) -> None:
    def render(*_: object) -> None:
        raise error

    process = _Process.__new__(_Process)
    vars(process).update(engine=SimpleNamespace(render=render), _position=None, _connection=SimpleNamespace(send=None))
    task = cast("Task", SimpleNamespace(name=Edition("agents", "en"), pages=()))
    assert process.done(task).error == said
