"""`.ci/send` hands credentials to those who need them, and to nobody else."""

import base64
import os
import subprocess
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.conftest import REPOSITORY

SEND = REPOSITORY / ".ci" / "send"
KBTOOL = "#!/bin/sh\nprintf '%s\\n' \"$*\" > called\nenv > environment\n"
WORD = "correct-horse"
PATIENCE = 60
"""Seconds that the agent may take to end."""
SECRETS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "SSH_PRIVATE_KEY", "SSH_KNOWN_HOSTS", "PUSH_TOKEN")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a kbtool that writes down how it was called."""
    program = tmp_path / ".venv" / "bin" / "kbtool"
    program.parent.mkdir(parents=True)
    program.write_text(KBTOOL, encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def send(place: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "GITHUB_SERVER_URL": "https://github.com"} | dict.fromkeys(SECRETS, "")
    return subprocess.run(
        [SEND, "agents"], cwd=place, env=environment | variables, capture_output=True, text=True, check=False
    )


def seen(place: Path) -> dict[str, str]:
    """What kbtool saw."""
    lines = (place / "environment").read_text(encoding="utf-8").split("\n")
    return {line.partition("=")[0]: line.partition("=")[2] for line in lines if "=" in line}


def test_an_empty_secret_is_none(place: Path) -> None:
    assert send(place).returncode == 0
    assert (place / "called").read_text(encoding="utf-8") == "publish --audience agents\n"
    assert not {"AWS_ACCESS_KEY_ID", "SSH_PRIVATE_KEY", "PUSH_TOKEN", "GIT_CONFIG_COUNT"} & seen(place).keys()


def test_keys_of_a_storage_are_passed_on(place: Path) -> None:
    send(place, AWS_ACCESS_KEY_ID="name")
    assert seen(place)["AWS_ACCESS_KEY_ID"] == "name"
    assert "AWS_SECRET_ACCESS_KEY" not in seen(place)


def test_a_token_is_for_git_and_for_its_host_only(place: Path) -> None:
    done = send(place, PUSH_TOKEN=WORD)
    found = seen(place)
    assert found["GIT_CONFIG_KEY_0"] == "http.https://github.com/.extraheader"
    assert base64.b64decode(found["GIT_CONFIG_VALUE_0"].split()[-1]) == f"x-access-token:{WORD}".encode()
    assert "PUSH_TOKEN" not in found
    assert WORD not in done.stdout + done.stderr


@pytest.mark.slow  # only there is SSH made sure of
def test_a_key_is_for_ssh_and_gone_afterwards(place: Path) -> None:
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", place / "key"], check=True)
    key = (place / "key").read_text(encoding="utf-8")
    assert send(place, SSH_PRIVATE_KEY=key, SSH_KNOWN_HOSTS="help.example.com ssh-ed25519 AAAA").returncode == 0
    found = seen(place)
    assert "StrictHostKeyChecking=yes" in found["RSYNC_RSH"]
    assert "SSH_PRIVATE_KEY" not in found
    known_hosts = Path(found["RSYNC_RSH"].rpartition("=")[2])
    assert not known_hosts.parent.exists()
    until = monotonic() + PATIENCE
    while _has_agent(found["SSH_AUTH_SOCK"]):
        assert monotonic() < until, "the agent goes on"
        sleep(0.05)


def _has_agent(socket: str) -> bool:
    """The agent is told to end, and ends when it gets round to it."""
    no_agent = 2
    asked = subprocess.run(["ssh-add", "-l"], env={"SSH_AUTH_SOCK": socket}, capture_output=True, check=False)
    return asked.returncode != no_agent


def test_a_key_without_known_hosts_is_refused(place: Path) -> None:
    done = send(place, SSH_PRIVATE_KEY="key")
    assert done.returncode != 0
    assert "who answers must be known" in done.stderr
    assert not (place / "called").exists()
