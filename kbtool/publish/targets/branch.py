"""A branch that a host of Git repositories serves, such as GitHub Pages.

    refs/heads/gh-pages     what is served, one commit for each release
    refs/kbtool/gh-pages    the record, one commit for each release too; it is not served

Both are pushed in one step, from a repository of our own: that of the articles is left alone.
"""

import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from kbtool.build.releases import Release
from kbtool.config.targets import BranchTarget
from kbtool.errors import KbError
from kbtool.publish.record import Record, followed_by, parse_record, record_json
from kbtool.publish.targets.program import git, run

RECORD = "release.json"
ADDED = (".nojekyll", "CNAME")
"""What GitHub Pages wants beside the site."""

OVERTAKEN = ("atomic push failed", "stale info", "fetch first", "non-fast-forward")
"""How Git says that a reference is no longer what it was."""


class BranchPlace:
    """The branch is replaced in one push; what was there stays in its history."""

    def __init__(self, target: BranchTarget, root: Path, stack: ExitStack) -> None:
        self._url = _url(root, target.remote)
        self._domain = target.domain
        self._branch = target.branch
        self._heads, self._records = f"refs/heads/{target.branch}", f"refs/kbtool/{target.branch}"
        self.name = f"branch {target.branch} of {target.remote}"
        self._folder = Path(stack.enter_context(TemporaryDirectory()))
        self._repository = self._folder / "repository.git"
        git(self._folder, "init", "--quiet", "--bare", str(self._repository))
        self._known = self._fetch()

    def _fetch(self) -> dict[str, str]:
        """Reference → commit on the remote; the last two commits of each are here afterwards."""
        listed = git(self._repository, "ls-remote", self._url, self._heads, self._records)
        known = {line.split("\t")[1]: line.split("\t")[0] for line in listed.split("\n") if line}
        if known:
            wanted = [f"+{name}:{name}" for name in known]
            git(self._repository, "fetch", "--quiet", "--depth=2", self._url, *wanted)
        return known

    def record(self) -> Record:
        """What the reference beside the branch says."""
        return self._record_in(self._records) if self._records in self._known else Record()

    def _record_in(self, commit: str) -> Record:
        return parse_record(git(self._repository, "show", f"{commit}:{RECORD}"), f"{self._url} {self._records}")

    def listing(self) -> tuple[str, ...]:
        """What the branch holds, where there is one."""
        if self._heads not in self._known:
            return ()
        names = git(self._repository, "ls-tree", "-r", "-z", "--name-only", self._heads).split("\0")
        return tuple(sorted(filter(None, names)))

    def send(self, release: Release, record: Record) -> None:
        """One commit on the branch, one for the record, one push; refused when somebody else was faster."""
        after = followed_by(record, release.manifest)
        is_new = record.live is None or record.live.digest != release.digest
        if is_new:
            self._commit_site(release)
        parents = self._parents(self._records, is_new)
        names = [self._heads] if is_new else []
        git(self._repository, "update-ref", self._records, self._commit_record(after, parents, release.digest))
        self._push([*names, self._records])

    def _push(self, names: list[str]) -> None:
        leases = [f"--force-with-lease={name}:{self._known.get(name, '')}" for name in names]
        try:
            git(self._repository, "push", "--quiet", "--atomic", *leases, self._url, *names)
        except KbError as error:
            if any(sign in str(error) for sign in OVERTAKEN):
                raise KbError(f"{self.name}: somebody else has published meanwhile; publish again") from error
            raise

    def _commit_site(self, release: Release) -> None:
        options = ["--no-jekyll", "--branch", self._branch, "--message", f"Release {release.digest}"]
        options += ["--cname", self._domain] if self._domain else []
        run([sys.executable, "-m", "ghp_import", *options, str(release.folder)], self._repository)

    def _parents(self, name: str, is_new: bool) -> list[str]:
        """The commit before; a record that is only brought up to date takes the place of its last commit."""
        if name not in self._known:
            return []
        return git(self._repository, "rev-parse", name if is_new else f"{name}^@").split()

    def _commit_record(self, record: Record, parents: list[str], digest: str) -> str:
        blob = git(self._repository, "hash-object", "-w", "--stdin", given=record_json(record)).strip()
        tree = git(self._repository, "mktree", given=f"100644 blob {blob}\t{RECORD}\n").strip()
        options = [part for parent in parents for part in ("-p", parent)]
        return git(self._repository, "commit-tree", tree, *options, "-m", f"Release {digest}").strip()

    def earlier(self, record: Record) -> Release | None:
        """From the history of the branch."""
        past = git(self._repository, "rev-parse", f"{self._records}^@", f"{self._heads}^@").split()
        manifest = self._record_in(past[0]).live if len(past) == 2 else None
        if manifest is None:
            return None
        folder = self._folder / manifest.digest
        folder.mkdir()
        options = ["-c", "core.autocrlf=false", "-c", "core.bare=false", f"--work-tree={folder}"]
        git(self._repository, *options, "checkout", "--force", past[1], "--", ".")
        own = {file.path for file in manifest.served}
        for name in ADDED:
            if name not in own:
                (folder / name).unlink(missing_ok=True)
        return Release(manifest.audience, manifest.digest, folder, manifest)


def _url(root: Path, remote: str) -> str:
    """The address of a remote of the repository around `root`; what is no remote's name is an address already."""
    try:
        url = git(root, "remote", "get-url", "--push", remote).strip()
    except KbError:
        url = remote
        if "/" not in remote and ":" not in remote:
            raise KbError(f"there is no remote {remote} in the repository of {root}") from None
    return url if ":" in url else str((root / url).resolve())
