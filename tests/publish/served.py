"""What readers of a place would get: path → text, and what else lies there."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from tests.conftest import skip_by_hand_fail_in_ci
from tests.free_port import free_port
from tests.publish.conftest import git

PATIENCE = 60
"""Seconds that a server may take to start; it is asked, not waited for."""


@dataclass(frozen=True)
class RealPlace:
    """A place of one kind, with the means to look into it."""

    target: dict[str, str]
    read: Callable[[], dict[str, str]]
    """Everything that readers can get."""
    put: Callable[[str, str], None]
    """Writes a file of somebody else's."""


def folder_place(folder: Path) -> RealPlace:
    """A folder on this machine."""
    root = folder / "www" / "public"

    def put(path: str, text: str) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)

    return RealPlace({"to": "folder", "path": str(folder / "www")}, lambda: tree(root), put)


def branch_place(folder: Path) -> RealPlace:
    """A bare repository beside the base."""
    remote = folder / "remote.git"
    git(folder, "init", "--quiet", "--bare", str(remote))

    def read() -> dict[str, str]:
        names = git(remote, "ls-tree", "-r", "-z", "--name-only", "gh-pages").split("\0") if _has_branch(remote) else []
        texts = {name: git(remote, "show", f"gh-pages:{name}") for name in names if name}
        assert texts.pop(".nojekyll", "") == ""
        return texts

    def put(path: str, text: str) -> None:
        clone = folder / "clone"
        git(folder, "init", "--quiet", "--initial-branch=gh-pages", str(clone))
        (clone / path).write_text(text)
        git(clone, "add", "--all")
        git(clone, "commit", "--quiet", "--message", "by hand")
        git(clone, "push", "--quiet", str(remote), "gh-pages")

    return RealPlace({"to": "gh-pages", "remote": str(remote)}, read, put)


def _has_branch(remote: Path) -> bool:
    return bool(git(remote, "for-each-ref", "refs/heads/gh-pages"))


@contextmanager
def rsync_place(folder: Path) -> Iterator[RealPlace]:
    """A folder behind a real SSH server on this machine, with keys of its own."""
    server = shutil.which("sshd", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    if server is None or shutil.which("rsync") is None:
        skip_by_hand_fail_in_ci("no sshd or no rsync; `make servers` installs both")
    home = folder / "ssh"
    home.mkdir(mode=0o700)
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(home / name)], check=True)
    shutil.copy(home / "user.pub", home / "authorized")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    port = free_port()
    settings = [
        f"ListenAddress 127.0.0.1:{port}",
        f"HostKey {home / 'host'}",
        f"AuthorizedKeysFile {home / 'authorized'}",
        f"PidFile {home / 'pid'}",
        "StrictModes no",
        "PasswordAuthentication no",
        "UsePAM no",
    ]
    (home / "sshd_config").write_text("\n".join([*settings, ""]))
    shell = (
        f"ssh -p {port} -i {home / 'user'} -o IdentitiesOnly=yes -o StrictHostKeyChecking=no "
        f"-o UserKnownHostsFile={home / 'known'} -o LogLevel=ERROR"
    )
    root = folder / "srv" / "help"
    root.parent.mkdir()
    command = [server, "-D", "-e", "-f", str(home / "sshd_config")]
    with started(command, port, home / "sshd.log"):
        yield RealPlace(
            {"to": "rsync", "destination": f"127.0.0.1:{root}/", "shell": shell}, lambda: tree(root), writer(root)
        )


@contextmanager
def bucket_place(folder: Path) -> Iterator[RealPlace]:
    """S3 storage that rclone serves from a folder."""
    program = Path(sys.executable).with_name("rclone")
    port = free_port()
    root = folder / "storage" / "bucket" / "help"
    root.parent.mkdir(parents=True)
    address = f"127.0.0.1:{port}"
    options = ["--addr", address, "--auth-key", "key,secret", "--vfs-cache-mode", "off"]
    command = [str(program), "--config", str(folder / "none.conf"), "serve", "s3", *options, str(root.parent.parent)]
    with started(command, port, folder / "rclone.log"):
        target = {"to": "s3", "bucket": "bucket", "prefix": "help", "endpoint": f"http://{address}", "region": "any"}
        yield RealPlace(target, lambda: tree(root), writer(root))


def writer(root: Path) -> Callable[[str, str], None]:
    """Writes below a folder."""

    def put(path: str, text: str) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)

    return put


@contextmanager
def started(command: list[str], port: int, log: Path) -> Iterator[None]:
    """A server that answers on its port."""
    with log.open("wb") as output, subprocess.Popen(command, stdout=output, stderr=output) as process:
        try:
            end = monotonic() + PATIENCE
            while not _answers(port):
                assert process.poll() is None, log.read_text()
                assert monotonic() < end, log.read_text()
                sleep(0.05)
            yield
        finally:
            process.terminate()


def _answers(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def tree(root: Path) -> dict[str, str]:
    """All files below a folder, and empty folders with a slash at the end."""
    found = {}
    for place, folders, names in os.walk(root):
        for name in names:
            path = Path(place, name)
            found[path.relative_to(root).as_posix()] = path.read_text()
        if not folders and not names:
            found[f"{Path(place).relative_to(root).as_posix()}/"] = ""
    return found
