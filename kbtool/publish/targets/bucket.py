"""S3 storage, or what speaks its protocol. Credentials come from where boto3 finds them: environment, profile, role."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from kbtool.build.releases import Release
from kbtool.build.releases.kept_assets import is_hashed_asset
from kbtool.build.releases.manifest import ReleasedFile
from kbtool.config.targets import BucketTarget
from kbtool.errors import KbError
from kbtool.publish.record import Record, parse_record, record_json
from kbtool.publish.upload import upload
from kbtool.site.media_type import media_type
from kbtool.site.response_headers import IMMUTABLE, REVALIDATED

if TYPE_CHECKING:  # the types are not installed where kbtool is used
    from types_boto3_s3.type_defs import ObjectIdentifierTypeDef

THREADS = 16
DELETED_AT_ONCE = 1000
"""What the protocol allows."""
MISSING = frozenset({"NoSuchKey", "404"})


class BucketPlace:
    """`<prefix>/…` is what is served; `.<prefix>.kbtool.json`, or the same name in `record_bucket`, is the record."""

    def __init__(self, target: BucketTarget) -> None:
        self._bucket = target.bucket
        self._folder = f"{target.prefix.strip('/')}/".lstrip("/")
        self._record_bucket = target.record_bucket or target.bucket
        parent, _, last = self._folder.rstrip("/").rpartition("/")
        self._record_key = f"{parent}/.{last or target.bucket}.kbtool.json".lstrip("/")
        self.name = f"s3://{self._bucket}/{self._folder}"
        self._client = boto3.client(
            "s3",
            endpoint_url=target.endpoint or None,
            region_name=target.region or None,
            config=Config(max_pool_connections=THREADS, retries={"mode": "standard", "max_attempts": 5}),
        )

    def record(self) -> Record:
        """What lies beside the folder."""
        with self._trouble(self._record_key):
            try:
                found = self._client.get_object(Bucket=self._record_bucket, Key=self._record_key)
            except ClientError as error:
                if error.response.get("Error", {}).get("Code") in MISSING:
                    return Record()
                raise
            return parse_record(found["Body"].read().decode("utf-8"), f"{self._record_bucket}/{self._record_key}")

    def listing(self) -> tuple[str, ...]:
        """What lies below the prefix."""
        with self._trouble(self._folder):
            pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=self._folder)
            keys = [item["Key"] for page in pages for item in page.get("Contents", [])]
        return tuple(sorted(key.removeprefix(self._folder) for key in keys))

    def send(self, release: Release, record: Record) -> None:
        """Uploads what has changed."""
        upload(release, record, self)

    def earlier(self, record: Record) -> Release | None:
        """Only the live release is kept there."""
        return None

    def put(self, folder: Path, files: Sequence[ReleasedFile]) -> None:
        """Several at a time; an object appears whole."""
        with ThreadPoolExecutor(THREADS) as pool:
            for _ in pool.map(lambda file: self._put(folder, file), files):
                pass

    def _put(self, folder: Path, file: ReleasedFile) -> None:
        with self._trouble(file.path), (folder / file.path).open("rb") as body:
            self._client.put_object(
                Bucket=self._bucket,
                Key=f"{self._folder}{file.path}",
                Body=body,
                ContentType=media_type(PurePosixPath(file.path)),
                CacheControl=IMMUTABLE if is_hashed_asset(file) else REVALIDATED,
            )

    def delete(self, paths: Sequence[str]) -> None:
        """In as few requests as the protocol allows."""
        for start in range(0, len(paths), DELETED_AT_ONCE):
            keys: list[ObjectIdentifierTypeDef] = [
                {"Key": f"{self._folder}{path}"} for path in paths[start : start + DELETED_AT_ONCE]
            ]
            with self._trouble(paths[start]):
                done = self._client.delete_objects(Bucket=self._bucket, Delete={"Objects": keys, "Quiet": True})
            for error in done.get("Errors", []):
                raise KbError(f"{self.name}: {error.get('Key')} cannot be removed: {error.get('Message')}")

    def write_record(self, record: Record) -> None:
        """Replaces it."""
        with self._trouble(self._record_key):
            self._client.put_object(
                Bucket=self._record_bucket,
                Key=self._record_key,
                Body=record_json(record).encode(),
                ContentType="application/json",
            )

    @contextmanager
    def _trouble(self, what: str) -> Iterator[None]:
        try:
            yield
        except (BotoCoreError, ClientError) as error:
            raise KbError(f"{self.name}: {what}: {error}") from error
