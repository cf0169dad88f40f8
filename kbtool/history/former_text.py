"""One file as it was before a change."""

from pathlib import Path

from kbtool.errors import KbError
from kbtool.history.changed_files import start_of_change
from kbtool.history.git_command import GitError, git_bytes
from kbtool.history.prefix import repository_prefix


def former_text(root: Path, ref: str, path: str) -> bytes | None:
    """What the file `path`, relative to the folder `root` of mkdocs.yml, held where the branch left `ref`.

    None where it did not exist. Raises KbError when Git does not know the commit.
    """
    try:
        commit = start_of_change(root, ref)
    except GitError as error:
        raise KbError(f"--since {ref}: {error}") from error
    try:
        return git_bytes(root, "cat-file", "blob", f"{commit}:{repository_prefix(root)}{path}")
    except GitError:
        return None
