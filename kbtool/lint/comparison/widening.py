"""Text and files that more people may read than before. What is unclear is told too."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kbtool.config import Settings
from kbtool.content.article import Article
from kbtool.content.audience_blocks import cut_audience_blocks
from kbtool.content.files.used_files import find_used_files
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.lint.comparison.pairs import Pair
from kbtool.lint.comparison.readers import EVERYONE, NOBODY, has_gained, readers_of, widest_of
from kbtool.lint.comparison.sentences import Sentence, find_sentences

BLOCK = "///"
"""Without it no part of an article is for fewer people than the rest."""


@dataclass(frozen=True, slots=True)
class Widened:
    """Something that has gained readers."""

    path: str
    """The file, relative to the folder of mkdocs.yml."""
    line: int
    """Where it starts, from 1; 0 for the whole file."""
    what: str
    """The first sentence; the title of a whole article; empty for a file."""
    before: str
    """The widest audience that could read it: `agents`, or `nobody`."""
    after: str
    """The widest audience that may read it now."""
    origin: str = ""
    """Where it stood before, when that is elsewhere, or why nobody could read it."""
    sentences: int = 1
    """How many follow each other that gained the same readers; 0 for a whole file."""


def find_widened_text(before: KnowledgeBase, after: KnowledgeBase, pairs: Iterable[Pair]) -> list[Widened]:
    """Articles whose audience is wider, then sentences of others that more people may read, by path and line."""
    settings = after.configuration.settings
    is_same_order = before.configuration.settings.audiences == settings.audiences
    touched = [pair for pair in pairs if pair.after and not (is_same_order and pair.is_same)]
    now = {pair.after.path: find_sentences(pair.after, settings) for pair in touched if pair.after}
    wanted = {text for sentences in now.values() for text in sentences}
    then = _former_sentences(before, wanted, {pair.before.path for pair in touched if pair.before})
    unreadable = {item.path: item.reason for item in before.withheld}
    found: list[Widened] = []
    for pair in touched:
        whole = _whole_article(pair, before.configuration.settings, settings, unreadable)
        found += [whole] if whole else []
        found += _runs(_gained(pair, now, then, before), settings, whole)
    return found


def find_widened_files(
    before: KnowledgeBase, after: KnowledgeBase, digests: tuple[Mapping[str, str], Mapping[str, str]]
) -> list[Widened]:
    """Pictures and attachments that were there before and that more people can fetch now.

    `digests` tell a file that was moved or copied: path below docs_dir → name of its content, before and of files that
    are new.
    """
    settings = after.configuration.settings
    old, new = _file_readers(before), _file_readers(after)
    known: dict[str, frozenset[str]] = {}
    places: dict[str, str] = {}
    for path, digest in digests[0].items():
        known[digest] = known.get(digest, NOBODY) | old.get(path, NOBODY)
        places.setdefault(digest, path)
    found = []
    for path, readers in sorted(new.items()):
        digest = digests[0].get(path) or digests[1].get(path, "")
        if digest in known and has_gained(known[digest], readers):
            origin = "" if path in digests[0] else places[digest]
            names = (widest_of(known[digest], before.configuration.settings), widest_of(readers, settings))
            found.append(Widened(f"{after.configuration.docs_name}/{path}", 0, "", *names, origin, 0))
    return found


def _whole_article(pair: Pair, old: Settings, new: Settings, unreadable: Mapping[str, str]) -> Widened | None:
    article = pair.after
    if article is None or (pair.before is None and article.path not in unreadable):
        return None
    then = readers_of(pair.before.fields.audience, old) if pair.before else NOBODY
    now = readers_of(article.fields.audience, new)
    if not has_gained(then, now):
        return None
    origin = unreadable.get(article.path, "") if pair.before is None else ""
    if pair.before and pair.before.path != article.path:
        origin = pair.before.path
    return Widened(article.path, 0, article.fields.title, widest_of(then, old), widest_of(now, new), origin, 0)


@dataclass(frozen=True, slots=True)
class _Gain:
    """A sentence that more people may read."""

    path: str
    sentence: Sentence
    before: str
    origin: str


def _gained(
    pair: Pair,
    now: Mapping[str, Mapping[str, Sentence]],
    then: Mapping[str, list[tuple[str, Sentence]]],
    before: KnowledgeBase,
) -> Iterator[_Gain]:
    """A short sentence counts only where its own article held it, a telling one wherever it stood."""
    if pair.after is None:
        return
    own = pair.before.path if pair.before else ""
    for sentence in sorted(now[pair.after.path].values(), key=lambda item: item.line):
        places = [place for place in then.get(sentence.text, ()) if sentence.is_telling or place[0] == own]
        known = NOBODY.union(*(place.readers for _, place in places))
        if places and has_gained(known, sentence.readers):
            origin = "" if any(path == own for path, _ in places) else places[0][0]
            yield _Gain(pair.after.path, sentence, widest_of(known, before.configuration.settings), origin)


def _runs(gains: Iterable[_Gain], settings: Settings, whole: Widened | None) -> Iterator[Widened]:
    """Neighbours that gained alike as one; none that the whole article speaks for."""
    run: Widened | None = None
    for gain in gains:
        after = widest_of(gain.sentence.readers, settings)
        if whole and (whole.before, whole.after) == (gain.before, after):
            continue
        if run and (run.before, run.after, run.origin) == (gain.before, after, gain.origin):
            run = Widened(run.path, run.line, run.what, *(run.before, run.after, run.origin), run.sentences + 1)
            continue
        if run:
            yield run
        run = Widened(gain.path, gain.sentence.line, gain.sentence.shown, gain.before, after, gain.origin)
    if run:
        yield run


def _former_sentences(
    kb: KnowledgeBase, wanted: set[str], own: Collection[str]
) -> Mapping[str, list[tuple[str, Sentence]]]:
    """Sentence → where it stood. `own` are the paths of articles that are looked through in any case.

    What everybody may read is looked through only for what stands in a restricted place too: most articles of most
    bases are public, and no change can widen them.
    """
    found: dict[str, list[tuple[str, Sentence]]] = defaultdict(list)
    articles = (*kb.articles, *kb.includes)
    looked_at = [article for article in articles if article.path in own or _may_be_restricted(article, kb)]
    _collect(looked_at, wanted, kb, found)
    narrow = {text for text, places in found.items() if not any(EVERYONE in item.readers for _, item in places)}
    if narrow:
        seen = {article.path for article in looked_at}
        _collect([article for article in articles if article.path not in seen], narrow, kb, found)
    return found


def _may_be_restricted(article: Article, kb: KnowledgeBase) -> bool:
    return article.fields.audience != kb.configuration.settings.widest or BLOCK in article.body


def _collect(
    articles: Iterable[Article], wanted: set[str], kb: KnowledgeBase, found: dict[str, list[tuple[str, Sentence]]]
) -> None:
    for article in articles:
        for text, sentence in find_sentences(article, kb.configuration.settings).items():
            if text in wanted:
                found[text].append((article.path, sentence))


def _file_readers(kb: KnowledgeBase) -> dict[str, frozenset[str]]:
    """Path below docs_dir → who can fetch the file."""
    settings = kb.configuration.settings
    found = dict.fromkeys(kb.configuration.brand_files, readers_of(settings.widest, settings))
    for article in (*kb.articles, *kb.includes):
        for audience in settings.audiences:
            readers = readers_of(audience, settings)
            if readers <= readers_of(article.fields.audience, settings):
                for path in _files_for(article, audience, kb):
                    found[path] = found.get(path, NOBODY) | readers
    return found


def _files_for(article: Article, audience: str, kb: KnowledgeBase) -> tuple[str, ...]:
    """What an article uses outside the blocks that are kept from an audience."""
    if not article.files or BLOCK not in article.body:
        return article.files
    order = kb.configuration.settings.audiences
    body, _ = cut_audience_blocks(article.path, article.body, article.body_line, audience, order)
    if body == article.body:
        return article.files
    return find_used_files(replace(article, body=body), kb.configuration, kb.file_sizes)
