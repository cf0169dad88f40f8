"""From the settings to the place."""

import os
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path

from kbtool.config import Configuration
from kbtool.config.targets import BranchTarget, BucketTarget, FolderTarget
from kbtool.errors import KbError
from kbtool.publish.place import Place
from kbtool.publish.targets.branch import BranchPlace
from kbtool.publish.targets.folder import FolderPlace
from kbtool.publish.targets.rsync import RsyncPlace


def open_place(configuration: Configuration, audience: str, stack: ExitStack) -> Place:
    """The place of an audience's site; what it needs meanwhile is removed with the stack. Raises KbError."""
    target = configuration.settings.publish.get(audience)
    if target is None:
        raise KbError(f"{configuration.path.name} does not say where {audience} is published: extra.kbtool.publish")
    if isinstance(target, FolderTarget):
        return FolderPlace(Path(os.path.normpath(configuration.root / target.path)), audience)
    if isinstance(target, BranchTarget):
        return BranchPlace(target, configuration.root, stack)
    if isinstance(target, BucketTarget):
        return _bucket(target)
    return RsyncPlace(target)


def _bucket(target: BucketTarget) -> Place:
    """The client is large, and an extra of its own."""
    try:
        module = import_module("kbtool.publish.targets.bucket")
    except ModuleNotFoundError as error:
        raise KbError(f"to: s3 needs {error.name}; pip install boto3 brings it") from error
    place: Place = module.BucketPlace(target)
    return place
