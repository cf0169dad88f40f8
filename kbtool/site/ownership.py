"""Who answers for which files, and under which name the Git host knows them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kbtool.content.data_models import Owner
from kbtool.content.knowledge_base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Accountable:
    """An owner and all that is theirs."""

    key: str
    """As in owners.yml, or as articles write it."""
    owner: Owner | None
    """None for a key that owners.yml lacks."""
    handle: str
    """The name on the Git host, of the team where the person has none; empty where neither has one."""
    paths: tuple[str, ...]
    """Their articles, relative to the folder of mkdocs.yml, sorted."""


def find_accountable(kb: KnowledgeBase) -> tuple[Accountable, ...]:
    """Every owner of owners.yml and of an article, by key."""
    paths: dict[str, list[str]] = defaultdict(list)
    for article in kb.articles:
        if article.fields.owner:
            paths[article.fields.owner].append(article.path)
    owners = kb.data.owners
    keys = sorted(owners.keys() | paths.keys())
    return tuple(Accountable(key, owners.get(key), find_handle(key, owners), tuple(sorted(paths[key]))) for key in keys)


def find_handle(key: str, owners: Mapping[str, Owner]) -> str:
    """The name under which the Git host asks the owner: not that of somebody who has left, but then their team's."""
    seen: set[str] = set()
    while key in owners and key not in seen:
        owner = owners[key]
        if owner.active and owner.handle:
            return owner.handle
        seen.add(key)
        key = owner.team or ""
    return ""


def shortest_rules(owners: Mapping[str, str]) -> list[tuple[str, str]]:
    """The fewest rules that give every file its owner where a later rule wins: (folder with a slash at its end, or
    file; owner), sorted by path.

    `owners` are files in folders, with forward slashes → owner. A file that comes later gets the owner of its folder.
    Hartigan, "Minimum mutation fits to a given tree", Biometrics 29 (1973): bottom-up, each folder may have the owners
    that most of its entries may have; top-down, it keeps its parent's owner where it may.
    """
    children, files = _tree(owners)
    fitting, articles = _fitting_owners(owners, children, files)
    rules: list[tuple[str, str]] = []
    waiting = [(folder, "") for folder in children[""]]
    while waiting:
        folder, own = waiting.pop()
        if own not in fitting[folder]:
            here = [owners[path] for path in files[folder]]
            rank = {owner: (here.count(owner), articles[folder][owner], owner) for owner in fitting[folder]}
            own = max(rank, key=rank.__getitem__)
            rules.append((f"{folder}/", own))
        rules += [(path, owners[path]) for path in files[folder] if owners[path] != own]
        waiting += [(child, own) for child in children[folder]]
    return sorted(rules)


def _fitting_owners(
    owners: Mapping[str, str], children: Mapping[str, set[str]], files: Mapping[str, list[str]]
) -> tuple[dict[str, set[str]], dict[str, Counter[str]]]:
    """Folder → owners that cost the fewest rules below, and folder → how many files each owner has below."""
    fitting: dict[str, set[str]] = {}
    articles: dict[str, Counter[str]] = {}
    folders = [path for path in {*children, *files} if path]
    for folder in sorted(folders, key=lambda path: path.count("/"), reverse=True):
        own = [owners[path] for path in files.get(folder, ())]
        votes, articles[folder] = Counter(own), Counter(own)
        for child in children.get(folder, ()):
            votes.update(fitting[child])
            articles[folder].update(articles[child])
        fitting[folder] = {owner for owner, count in votes.items() if count == max(votes.values())}
    return fitting, articles


def _tree(paths: Iterable[str]) -> tuple[dict[str, set[str]], dict[str, list[str]]]:
    """Folder → folders in it, and folder → files in it; what has no folder above is in the empty one."""
    children: dict[str, set[str]] = defaultdict(set)
    files: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        folder = path.rpartition("/")[0]
        files[folder].append(path)
        while folder:
            parent = folder.rpartition("/")[0]
            children[parent].add(folder)
            folder = parent
    return children, files
