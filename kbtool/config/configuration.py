"""The configuration of a knowledge base: languages, addresses and settings, from its mkdocs.yml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kbtool.config.checked import WrongValuesError, read_checked
from kbtool.config.languages import Language, read_languages
from kbtool.config.mkdocs_yml import read_mkdocs_yml
from kbtool.config.settings import Settings
from kbtool.errors import ConfigError


@dataclass(frozen=True)
class Configuration:
    """All that kbtool reads from mkdocs.yml."""

    path: Path
    """The file, absolute."""
    site_name: str
    site_url: str
    """With a slash at the end; empty when not set."""
    docs_dir: Path
    """The folder of the articles, absolute."""
    edit_url: str
    """What precedes a file's path (relative to docs_dir) in its edit address; empty for none."""
    brand_files: tuple[str, ...]
    """Logo and icon, below docs_dir."""
    languages: tuple[Language, ...]
    """The default language first."""
    settings: Settings
    diagram_script: Path | None = None
    """The script that draws diagrams, absolute; None where diagrams are shown as code."""
    logo: str = ""
    """The logo, below docs_dir; empty for none."""
    accent: str = ""
    """The brand's colour as written; empty for the theme's own."""

    @property
    def root(self) -> Path:
        """The folder of mkdocs.yml."""
        return self.path.parent

    @cached_property
    def docs_name(self) -> str:
        """docs_dir relative to the root, with forward slashes."""
        return self.docs_dir.relative_to(self.root).as_posix()

    @property
    def default_language(self) -> Language:
        """The language of the sources."""
        return self.languages[0]

    def language(self, locale: str) -> Language:
        """The language with this locale. Raises KeyError when it is not configured."""
        for language in self.languages:
            if language.locale == locale:
                return language
        raise KeyError(locale)

    def address(self, audience: str) -> str:
        """The absolute address of an audience's site, with a slash at the end; empty when not configured."""
        host = self.site_url if audience == self.settings.widest else self.settings.hosts.get(audience, "")
        return host if not host or host.endswith("/") else f"{host}/"


def read_configuration(path: Path) -> Configuration:
    """The configuration in a mkdocs.yml. Raises ConfigError with all its problems at once."""
    path = path.absolute()
    data = read_mkdocs_yml(path)
    problems: list[str] = []
    settings = _settings(path, data, problems)
    languages = read_languages(path, data, problems)
    docs_dir = _docs_dir(path, data, problems)
    site_url = _site_url(path, data, problems)
    brand_files = _brand_files(path, data, docs_dir, problems)
    diagram_script = _diagram_script(path, settings, problems)
    if problems or settings is None:
        raise ConfigError(problems)
    return Configuration(
        path=path,
        site_name=str(data.get("site_name") or "Knowledge base"),
        site_url=site_url,
        docs_dir=docs_dir,
        edit_url=_edit_url(data),
        brand_files=brand_files,
        languages=languages,
        settings=settings,
        diagram_script=diagram_script,
        logo=_theme_option(data, "logo"),
        accent=_theme_option(data, "accent"),
    )


def _settings(path: Path, data: Mapping[str, Any], problems: list[str]) -> Settings | None:
    extra = data.get("extra") or {}
    values = extra.get("kbtool") if isinstance(extra, dict) else None
    try:
        return read_checked(Settings, values or {})
    except WrongValuesError as error:
        for keys, message in error.faults:
            problems.append(f"{path}: {'.'.join(['extra.kbtool', *map(str, keys)])}: {message}")
        return None


def _docs_dir(path: Path, data: Mapping[str, Any], problems: list[str]) -> Path:
    docs_dir = path.parent / str(data.get("docs_dir") or "docs")
    if not docs_dir.is_dir():
        problems.append(f"{path}: docs_dir: there is no folder {docs_dir}")
    elif path.parent not in docs_dir.absolute().parents:
        problems.append(f"{path}: docs_dir: must lie below the folder of mkdocs.yml")
    return docs_dir


def _site_url(path: Path, data: Mapping[str, Any], problems: list[str]) -> str:
    url = str(data.get("site_url") or "")
    if not url:
        return ""
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).netloc:
        problems.append(f"{path}: site_url: {url!r} is no absolute address such as https://help.example.com/")
    return url if url.endswith("/") else f"{url}/"


def _brand_files(path: Path, data: Mapping[str, Any], docs_dir: Path, problems: list[str]) -> tuple[str, ...]:
    files = []
    for option in ("logo", "favicon"):
        if name := _theme_option(data, option):
            files.append(name)
            if not (docs_dir / name).is_file():
                problems.append(f"{path}: theme.{option}: there is no file {docs_dir.name}/{name}")
    return tuple(files)


def _theme_option(data: Mapping[str, Any], name: str) -> str:
    theme = data.get("theme")
    return str(theme.get(name) or "") if isinstance(theme, dict) else ""


def _diagram_script(path: Path, settings: Settings | None, problems: list[str]) -> Path | None:
    if settings is None or not settings.diagrams:
        return None
    script = path.parent / settings.diagrams
    if path.parent not in script.resolve().parents or script.suffix != ".js" or not script.is_file():
        problems.append(f"{path}: extra.kbtool.diagrams: there is no script {settings.diagrams} below this folder")
    return script


def _edit_url(data: Mapping[str, Any]) -> str:
    repository = str(data.get("repo_url") or "").rstrip("/")
    edit = str(data.get("edit_uri") or ("edit/main/docs/" if "github.com" in repository else ""))
    if not edit or (not repository and "://" not in edit):
        return ""
    edit = edit if edit.endswith("/") else f"{edit}/"
    return edit if "://" in edit else f"{repository}/{edit.lstrip('/')}"
