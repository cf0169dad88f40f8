"""All that a change means to readers, reviewers and translators."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.lint.comparison.address_changes import (
    AddedRedirect,
    LostAddress,
    find_added_redirects,
    find_lost_addresses,
)
from kbtool.lint.comparison.approvals import Approval, find_approvals
from kbtool.lint.comparison.article_changes import ArticleChange, find_article_changes
from kbtool.lint.comparison.pairs import find_pairs, with_shared_texts
from kbtool.lint.comparison.setting_changes import SettingChange, find_setting_changes
from kbtool.lint.comparison.stale_translations import StaleTranslation, find_stale_translations
from kbtool.lint.comparison.widening import Widened, find_widened_files, find_widened_text


@dataclass(frozen=True, slots=True)
class FileChanges:
    """What Git says of the files."""

    changed: Collection[str]
    """Files that are new or differ, relative to the folder of mkdocs.yml."""
    old_digests: Mapping[str, str]
    """Path below docs_dir of every former file that is no Markdown → the name of its content."""
    new_digests: Mapping[str, str]
    """The same of files that were not there before."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two states of a base."""

    articles: tuple[ArticleChange, ...]
    widened: tuple[Widened, ...]
    settings: tuple[SettingChange, ...]
    approvals: tuple[Approval, ...]
    stale: tuple[StaleTranslation, ...]
    redirects: tuple[AddedRedirect, ...]
    lost: tuple[LostAddress, ...]


def compare(before: KnowledgeBase, after: KnowledgeBase, files: FileChanges, today: date) -> Comparison:
    """The differences, each kind in a fixed order. `today` decides which scheduled articles have an address."""
    pairs = find_pairs(before, after)
    texts = with_shared_texts(pairs, before, after)
    widened = find_widened_text(before, after, texts)
    return Comparison(
        articles=tuple(find_article_changes(before, after, pairs, files.changed, today)),
        widened=(*widened, *find_widened_files(before, after, (files.old_digests, files.new_digests))),
        settings=tuple(find_setting_changes(before.configuration, after.configuration)),
        approvals=tuple(find_approvals(before, after, texts)),
        stale=tuple(find_stale_translations(after, pairs, files.changed)),
        redirects=tuple(find_added_redirects(before, after)),
        lost=tuple(find_lost_addresses(before, after, pairs)),
    )
