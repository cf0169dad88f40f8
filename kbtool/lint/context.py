"""What rules know besides the file before them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kbtool.config import Configuration
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.taxonomy import Section, build_tree
from kbtool.history.history import History
from kbtool.lint.external.answer import Answer
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.targets import Targets


def ask_nobody(context: "Context") -> Mapping[str, Answer]:
    """No answers."""
    return {}


@dataclass(frozen=True)
class Context:
    """A whole base under check."""

    kb: KnowledgeBase
    today: date
    history: History
    ask: Callable[["Context"], Mapping[str, Answer]] = ask_nobody
    """Asks the web for the external links; by default nobody is asked."""

    @property
    def configuration(self) -> Configuration:
        """Its configuration."""
        return self.kb.configuration

    @cached_property
    def manuscripts(self) -> tuple[Manuscript, ...]:
        """Every article that could be read, by path."""
        found = (Manuscript(article, self.kb.texts[article.path]) for article in self.kb.articles)
        return tuple(sorted(found, key=lambda manuscript: manuscript.path))

    @cached_property
    def by_key(self) -> Mapping[tuple[str, str], Manuscript]:
        """(locale, key) → manuscript."""
        return {(item.language, item.article.key): item for item in self.manuscripts}

    @cached_property
    def by_path(self) -> Mapping[str, Manuscript]:
        """Path relative to the folder of mkdocs.yml → manuscript."""
        return {item.path: item for item in self.manuscripts}

    def source_of(self, manuscript: Manuscript) -> Manuscript | None:
        """The article in the default language that this one translates; None for a source or an orphan."""
        default = self.configuration.default_language.locale
        return None if manuscript.language == default else self.by_key.get((default, manuscript.article.key))

    @cached_property
    def trees(self) -> Mapping[str, Section]:
        """Locale → all articles of the language that could be read, drafts and restricted ones too, as a tree."""
        return {
            language.locale: build_tree(
                [article for article in self.kb.articles if article.language == language.locale],
                language.locale,
                language.site_name,
            )
            for language in self.configuration.languages
        }

    @cached_property
    def answers(self) -> Mapping[str, Answer]:
        """Address of another site, without fragment → what the web says; asked for once."""
        return self.ask(self)

    @cached_property
    def targets(self) -> Targets:
        """What links lead to."""
        return Targets(self.kb)
