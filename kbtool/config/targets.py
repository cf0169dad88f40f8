"""Where the site of each audience is published: `extra.kbtool.publish` in mkdocs.yml."""

from pathlib import PurePosixPath
from typing import Annotated

from msgspec import Meta

from kbtool.config.checked import Checked

Name = Annotated[str, Meta(min_length=1)]


class FolderTarget(Checked, frozen=True, tag_field="to", tag="folder"):
    """A folder on this machine, or one that is mounted here."""

    path: Name
    """The folder; relative paths count from mkdocs.yml. The web server serves `<path>/<audience>`."""

    def location(self, audience: str) -> tuple[str, ...]:
        """Where the site of an audience lies: a place whose parts begin with these lies inside it."""
        return ("", *PurePosixPath(self.path).parts, audience)


class BranchTarget(Checked, frozen=True, tag_field="to", tag="gh-pages"):
    """A branch of a Git repository, as GitHub Pages and its likes serve it."""

    remote: Annotated[str, Meta(min_length=1, pattern=r"^[^-]")] = "origin"
    """A remote of the repository, or an address."""
    branch: Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._/-]*\Z")] = "gh-pages"
    domain: Annotated[str, Meta(pattern=r"^[A-Za-z0-9.-]*\Z")] = ""
    """A host name of your own; it is written to the file CNAME."""

    def location(self, audience: str) -> tuple[str, ...]:
        """See `FolderTarget.location`."""
        return (self.remote, self.branch)


class RsyncTarget(Checked, frozen=True, tag_field="to", tag="rsync"):
    """A folder on another machine, over rsync and SSH."""

    destination: Annotated[str, Meta(pattern=r"^[^-].*[^/:]/*\Z")]
    """`user@host:/srv/help`; the folder beside it holds the record of what is live."""
    shell: str = ""
    """The command that connects; without it, rsync's own: `ssh`."""

    def location(self, audience: str) -> tuple[str, ...]:
        """See `FolderTarget.location`."""
        host, _, path = self.destination.rpartition(":")
        return (host, *PurePosixPath(path).parts)


class BucketTarget(Checked, frozen=True, tag_field="to", tag="s3"):
    """S3 storage, or anything that speaks its protocol."""

    bucket: Name
    prefix: Annotated[str, Meta(pattern=r"^(?:[^/]+/)*[^/]*\Z")] = ""
    """The folder in the bucket that is served; the record of what is live stands beside it."""
    record_bucket: str = ""
    """A bucket for the record that nobody else may read; needed where the whole bucket is served."""
    endpoint: str = ""
    """The address of the storage; without it, that of AWS."""
    region: str = ""

    def location(self, audience: str) -> tuple[str, ...]:
        """See `FolderTarget.location`."""
        return (self.endpoint, self.bucket, *PurePosixPath(self.prefix).parts)

    def check_together(self) -> None:
        """See `Checked.check_together`."""
        if not self.prefix.strip("/") and self.record_bucket in ("", self.bucket):
            raise ValueError("give a prefix, or a record_bucket: what is live is recorded where nobody else reads it")


Target = FolderTarget | BranchTarget | RsyncTarget | BucketTarget
