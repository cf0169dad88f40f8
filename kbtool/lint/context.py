"""What rules know besides the file before them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kbtool.config import Configuration
from kbtool.content.article import Article
from kbtool.content.data_files import DataFiles
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.taxonomy import Section, build_tree
from kbtool.history.date_commits import DateCommit
from kbtool.history.history import History
from kbtool.lint.external.answer import Answer
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.memory.memory import Memory
from kbtool.lint.reference import Reference
from kbtool.lint.targets import Targets

FindDateCommits = Callable[[int, date], tuple[DateCommit, ...]]


def ask_nobody(context: "Context") -> Mapping[str, Answer]:
    """No answers."""
    return {}


def no_commits(least: int, since: date) -> tuple[DateCommit, ...]:
    """None at all."""
    return ()


@dataclass(frozen=True)
class Context:
    """A whole base under check."""

    kb: KnowledgeBase
    today: date
    past: Callable[[], History] = History
    """Reads the history; asked only when a rule wants to know."""
    commits: FindDateCommits = no_commits
    """Asks Git for commits that changed the review dates of many articles; see `find_date_commits`."""
    ask: Callable[["Context"], Mapping[str, Answer]] = ask_nobody
    """Asks the web for the external links; by default nobody is asked."""
    memory: Memory | None = None
    """What earlier checks found out."""

    @property
    def configuration(self) -> Configuration:
        """Its configuration."""
        return self.kb.configuration

    @cached_property
    def history(self) -> History:
        """What Git knows of the articles."""
        return self.past()

    @cached_property
    def date_commits(self) -> FindDateCommits:
        """Least number of articles, day since when → commits that changed as many review dates and nothing else."""
        return self.commits

    @property
    def data(self) -> DataFiles:
        """What the files in `_data` say. A rule for single articles that looks at nothing else beside the article is
        not run again before one of them changes."""
        return self.kb.data

    @cached_property
    def manuscripts(self) -> tuple[Manuscript, ...]:
        """Every article that could be read, by path."""
        found = (self._manuscript(article) for article in self.kb.articles)
        return tuple(sorted(found, key=lambda manuscript: manuscript.path))

    @cached_property
    def shared(self) -> tuple[Manuscript, ...]:
        """Every text that articles may include and that could be read."""
        return tuple(self._manuscript(text) for text in self.kb.includes)

    @property
    def documents(self) -> tuple[Manuscript, ...]:
        """The articles, then the shared texts."""
        return (*self.manuscripts, *self.shared)

    @cached_property
    def by_key(self) -> Mapping[tuple[str, str], Manuscript]:
        """(locale, key) → manuscript."""
        return {(item.language, item.article.key): item for item in self.manuscripts}

    @cached_property
    def by_path(self) -> Mapping[str, Manuscript]:
        """Path relative to the folder of mkdocs.yml → manuscript; of shared texts too."""
        return {item.path: item for item in self.documents}

    def source_of(self, manuscript: Manuscript) -> Manuscript | None:
        """The article in the default language that this one translates; None for a source or an orphan."""
        default = self.configuration.default_language.locale
        return None if manuscript.language == default else self.by_key.get((default, manuscript.article.key))

    def lines(self, path: str) -> Sequence[str]:
        """The lines of an article or a data file; none of any other file."""
        if path in self.by_path:
            return self.by_path[path].lines
        return self.kb.data.texts.get(path, "").split("\n")

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
    def references(self) -> dict[str, tuple[Reference, ...]]:
        """Path of an article → what its links and images lead to, where it was asked before (see `find_references`)."""
        return {}

    @cached_property
    def targets(self) -> Targets:
        """What links lead to."""
        return Targets(self.kb)

    def _manuscript(self, article: Article) -> Manuscript:
        source = self.kb.texts[article.path]
        return Manuscript(article, source, *([self.memory.of(article, source)] if self.memory else []))
