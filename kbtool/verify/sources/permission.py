"""Who may read each article: the narrowest of all that is said about it, and nobody when in doubt."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kbtool.config import Configuration
from kbtool.verify.sources.standing import STATES, Standing

NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Stated:
    """What one Markdown file says."""

    path: str
    """Below the folder of the articles."""
    target: str
    """Where it really lies; empty for outside."""
    language: str
    """Its locale; empty for a file in no language folder."""
    key: str
    is_index: bool
    own: Standing
    defaults: Standing
    """What an index says for everything below."""
    is_harmless: bool = False
    """True where it is unclear and certainly says nothing about who may read."""


@dataclass(frozen=True, slots=True)
class Permission:
    """Who may read an article."""

    audience: str | None
    """The widest; None for nobody."""
    reason: str = ""
    """Why nobody."""
    is_archived: bool = False
    """True where only its title and address are shown."""

    @property
    def readers(self) -> str:
        """`which only internal may read`."""
        if self.audience is None:
            return f"which {NOBODY} may read: {self.reason}"
        return f"which only {self.audience} may read"


class Permissions:
    """Decides for all articles of a base."""

    def __init__(self, configuration: Configuration, stated: Sequence[Stated]) -> None:
        self.settings = configuration.settings
        self.default = configuration.default_language.locale
        self.by_path = {item.path: item for item in stated}
        self.indexes: dict[tuple[str, str], list[Stated]] = {}
        self.sources: dict[str, Stated] = {}
        for item in stated:
            if item.is_index:
                self.indexes.setdefault((item.language, item.key), []).append(item)
            if item.language == self.default:
                self.sources.setdefault(item.key, item)
        self._decided: dict[str, Permission] = {}

    def of(self, item: Stated) -> Permission:
        """The decision about one article."""
        if item.path not in self._decided:
            self._decided[item.path] = Permission(None, "links go in a circle")
            self._decided[item.path] = self._decide(item)
        return self._decided[item.path]

    def of_file(self, path: str, target: str, language: str) -> Permission:
        """Who may read a file that is no article, as far as the folders above it say."""
        places = [path, *([target] if target and target != path else [])]
        chain = [index for place in places for index in self._chain(_place(place, language))]
        closed = [index.own.closed or index.defaults.closed for index in chain if not index.is_harmless]
        if not target:
            return Permission(None, "it is a link that leaves the base")
        if any(closed):
            return Permission(None, next(filter(None, closed)))
        stated = [audience for index in chain for audience in (index.own.audience, index.defaults.audience) if audience]
        return Permission(max(stated, key=self.settings.audiences.index, default=self.settings.widest))

    def _decide(self, item: Stated) -> Permission:
        chain = list(self._chain(item))
        source = self.sources.get(item.key) if item.language != self.default else None
        above = self.of(source) if source else None
        for closed in (item.own.closed, *(index.own.closed for index in chain if not index.is_harmless)):
            if closed:
                return Permission(None, closed)
        for closed in (*(index.defaults.closed for index in [item, *chain]), self._misplaced(item)):
            if closed:
                return Permission(None, closed)
        if above and above.audience is None:
            return above
        state = self._state(item, chain, source)
        if state not in ("published", "archived"):
            return Permission(None, f"its state is {state}" if state else "it has no state")
        permission = Permission(self._audience(item, chain, above), "no audience is stated", state == "archived")
        return self._linked(item, permission)

    def _chain(self, item: Stated) -> Iterator[Stated]:
        """The index files above, nearest first."""
        parts = item.key.split("/") if item.key else []
        if not parts and item.is_index:
            return
        for length in range(len(parts) - 1, -1, -1):
            for language in dict.fromkeys((item.language, self.default)):
                yield from self.indexes.get((language, "/".join(parts[:length])), ())

    def _misplaced(self, item: Stated) -> str:
        if not item.language:
            return "it stands in no language folder"
        if any(part.startswith(".") for part in item.path.split("/")):
            return "it is hidden"
        return "" if item.target else "it is a link that leaves the base"

    def _state(self, item: Stated, chain: Sequence[Stated], source: Stated | None) -> str | None:
        known = [item.own.state] if item.own.state else []
        if source:
            theirs = self._state(source, list(self._chain(source)), None)
            known += [theirs] if theirs else []
        if known:
            return max(known, key=STATES.index)
        inherited = [index.defaults.state for index in [item, *chain] if index.defaults.state]
        return inherited[0] if inherited else _text(self.settings.defaults, "state")

    def _audience(self, item: Stated, chain: Sequence[Stated], above: Permission | None) -> str | None:
        stated = [item.own.audience or item.defaults.audience]
        stated += [audience for index in chain for audience in (index.own.audience, index.defaults.audience)]
        stated += [above.audience] if above else []
        known = [audience for audience in stated if audience]
        if not known:
            default = _text(self.settings.defaults, "audience")
            return default if default in self.settings.audiences else None
        return max(known, key=self.settings.audiences.index)

    def _linked(self, item: Stated, permission: Permission) -> Permission:
        """A link is for nobody whom the file it leads to is kept from."""
        target = self.by_path.get(item.target)
        if target is None or target is item or permission.audience is None:
            return permission
        theirs = self.of(target)
        if theirs.audience is None:
            return theirs
        order = self.settings.audiences.index
        narrowest = max(permission.audience, theirs.audience, key=order)
        return Permission(narrowest, is_archived=permission.is_archived or theirs.is_archived)


def _place(path: str, language: str) -> Stated:
    """A file as if it were an article that states nothing."""
    return Stated(path, path, language, path.partition("/")[2], False, Standing(), Standing())


def _text(values: Mapping[str, object], name: str) -> str | None:
    value = values.get(name)
    return value if isinstance(value, str) else None
