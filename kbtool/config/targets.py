"""Where the site of each audience is published: `extra.kbtool.publish` in mkdocs.yml."""

from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator


class _Target(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class FolderTarget(_Target):
    """A folder on this machine, or one that is mounted here."""

    to: Literal["folder"]
    path: str = Field(min_length=1)
    """The folder; relative paths count from mkdocs.yml. The web server serves `<path>/<audience>`."""

    def location(self, audience: str) -> tuple[str, ...]:
        """Where the site of an audience lies: a place whose parts begin with these lies inside it."""
        return ("", *PurePosixPath(self.path).parts, audience)


class BranchTarget(_Target):
    """A branch of a Git repository, as GitHub Pages and its likes serve it."""

    to: Literal["gh-pages"]
    remote: str = Field(default="origin", min_length=1, pattern=r"^[^-]")
    """A remote of the repository, or an address."""
    branch: str = Field(default="gh-pages", pattern=r"^[A-Za-z0-9][A-Za-z0-9._/-]*$")
    domain: str = Field(default="", pattern=r"^[A-Za-z0-9.-]*$")
    """A host name of your own; it is written to the file CNAME."""

    def location(self, audience: str) -> tuple[str, ...]:
        """See `FolderTarget.location`."""
        return (self.remote, self.branch)


class RsyncTarget(_Target):
    """A folder on another machine, over rsync and SSH."""

    to: Literal["rsync"]
    destination: str = Field(pattern=r"^[^-].*[^/:]/*$")
    """`user@host:/srv/help`; the folder beside it holds the record of what is live."""
    shell: str = ""
    """The command that connects; without it, rsync's own: `ssh`."""

    def location(self, audience: str) -> tuple[str, ...]:
        """See `FolderTarget.location`."""
        host, _, path = self.destination.rpartition(":")
        return (host, *PurePosixPath(path).parts)


class BucketTarget(_Target):
    """S3 storage, or anything that speaks its protocol."""

    to: Literal["s3"]
    bucket: str = Field(min_length=1)
    prefix: str = Field(default="", pattern=r"^(?:[^/]+/)*[^/]*$")
    """The folder in the bucket that is served; the record of what is live stands beside it."""
    record_bucket: str = ""
    """A bucket for the record that nobody else may read; needed where the whole bucket is served."""
    endpoint: str = ""
    """The address of the storage; without it, that of AWS."""
    region: str = ""

    def location(self, audience: str) -> tuple[str, ...]:
        """See `FolderTarget.location`."""
        return (self.endpoint, self.bucket, *PurePosixPath(self.prefix).parts)

    @model_validator(mode="after")
    def _record_is_not_served(self) -> "BucketTarget":
        if not self.prefix.strip("/") and self.record_bucket in ("", self.bucket):
            raise ValueError("give a prefix, or a record_bucket: what is live is recorded where nobody else reads it")
        return self


Target = Annotated[FolderTarget | BranchTarget | RsyncTarget | BucketTarget, Field(discriminator="to")]
