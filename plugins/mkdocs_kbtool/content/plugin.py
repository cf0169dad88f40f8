"""Event hooks: the engine sees the staged edition and nothing else, and renders it in our dialect."""

from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from kbtool.build import dialect
from kbtool.build.budget import Budget, PastBudgetError
from kbtool.build.job import Job, Rendered
from kbtool.build.page_record import PageRecord
from kbtool.build.written import write_files
from kbtool.config.mkdocs_yml import I18N
from kbtool.history.base_store import open_base_store
from kbtool.site.edition_site import EditionSite
from kbtool.store.store import Store
from mkdocs_kbtool.content.config import ContentConfig
from mkdocs_kbtool.content.editions import Editions, edition_of
from mkdocs_kbtool.content.files import edition_files, only_ours, theme_files
from mkdocs_kbtool.content.page import PlannedPage
from mkdocs_kbtool.content.texts import Texts
from mkdocs_kbtool.content.watch import Watch

if TYPE_CHECKING:  # it brings a web server, and a process that renders serves nothing
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger(__name__)


class ContentPlugin(BasePlugin[ContentConfig]):
    """Selects and stages the articles, sets their addresses, and cleans what Markdown makes of them."""

    def __init__(self) -> None:
        self._take(Editions())
        self.assets: Mapping[str, str] = {}
        """Name of a theme asset → address with its digest."""
        self.is_plain = True
        """Whether the engine was started by hand: then plugins also write what is made of all pages of an edition."""
        self.warnings: list[str] = []
        """What went wrong and did not stop the build, a line each."""
        self._texts = Texts()
        self._watch = Watch()
        self._output = ""
        """The true output folder, where the engine was told of another one (see `Engine`)."""
        self._has_files = True
        self._written: set[str] = set()
        """Paths below the output of files that belong to no page."""
        self._store: Store | None = None
        self._on_page: Callable[[], None] = lambda: None
        self._folder: TemporaryDirectory[str] | None = None
        self._docs_dir = ""

    def _take(self, editions: Editions) -> None:
        self._editions, self.pages, self.webp = editions, editions.pages, editions.webp
        self.records = {path: PageRecord(path) for path in self.pages}
        """Staged path → what is noted of the page."""

    def prepare(self, config: MkDocsConfig) -> None:
        """Makes ready to render pages, before it is known which."""
        self._texts.prepare(dialect.complete(config.markdown_extensions, config.mdx_configs))

    def use(self, job: Job, budget: Budget, on_page: Callable[[], None]) -> None:
        """Renders these staged pages within the budget, instead of selecting and staging the public edition."""
        self._take(edition_of(job))
        self._watch, self._on_page = Watch(budget, job.pages), on_page
        self._output, self._has_files, self.is_plain = str(job.edition.output), job.has_files, False
        self.warnings, self._written = [], set()

    def rendered(self) -> Rendered:
        """What came of the pages."""
        pages = tuple(record.finished() for record in self.records.values())
        own = {path for page in pages for path in page.files}
        return Rendered(pages, frozenset(self._written - own), tuple(self.warnings))

    def current(self, config: MkDocsConfig) -> EditionSite:
        """The edition that is rendered at the moment."""
        return self._editions.sites[cast("Any", config.plugins[I18N]).current_language]

    def record(self, page: Page) -> PageRecord:
        """Where to note what belongs to a page."""
        return self.records[page.file.src_uri]

    def write(self, files: Mapping[str, bytes], config: MkDocsConfig, record: PageRecord | None = None) -> None:
        """Writes files that no page of the engine stands for; `files` is path below the audience's root → content.
        They belong to the page of this record, if any."""
        paths = write_files(files, Path(config.site_dir))
        if record:
            record.files.extend(paths)
        else:
            self._written |= paths

    def store(self, config: MkDocsConfig) -> Store:
        """The base's store; it is closed after the build."""
        if self._store is None:
            self._store = open_base_store(Path(config.config_file_path).parent, date.today(), log.warning)
        return self._store

    @event_priority(100)  # before the i18n plugin (-100), which must find the staged folder
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Points the engine at the staged edition, in our dialect."""
        if self.is_plain and not self.pages:
            self._folder, self._docs_dir = TemporaryDirectory(prefix="kbtool-"), config.docs_dir
            # Imported here, because a process that renders what others have planned loads no planning.
            public = import_module("mkdocs_kbtool.content.public")
            self._take(public.stage_public(config, Path(self._folder.name)))
        config.use_directory_urls = True
        config.theme.static_templates = set()
        config.markdown_extensions, config.mdx_configs = dialect.complete(
            config.markdown_extensions, config.mdx_configs
        )
        for option in ("logo", "favicon"):  # named by their files in mkdocs.yml, and by their addresses in templates
            if config.theme.get(option):
                config.theme[option] = self._editions.files.get(config.theme[option], config.theme[option])
        return config

    @event_priority(100)  # before the i18n plugin (-100), which makes all files anew: most of the work for one page
    def _leave_out(self, files: Files, config: MkDocsConfig) -> Files:
        """Without the staged files, whose addresses are planned; anybody else's plugin is told of all."""
        return files if self.is_plain or not only_ours(config) else theme_files(files, config)

    @event_priority(-200)  # after the i18n plugin, whose addresses and omissions this replaces
    def _plan_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Gives every staged file its planned address, and drops the base theme's own assets."""
        config.site_dir = self._output or config.site_dir
        site = self.current(config)
        server = site.search.settings.server(site.search.audience)
        outputs = self._editions.outputs[site.edition.language]
        found = edition_files(files, config, outputs, server.type if server else "")
        self.assets = found.assets
        converter = self._texts.speak((config.markdown_extensions, config.mdx_configs), is_anew=self.is_plain)
        for file in found.pages:
            PlannedPage(file, config, self._texts.convert)
            if not self.is_plain:
                file.inclusion = InclusionLevel.NOT_IN_NAV  # what the engine makes of it is used nowhere
        # An engine that was started by hand keeps no texts, and none are kept where others have a hand in them.
        if not self.is_plain and converter.is_reusable and only_ours(config):
            self._texts.know(self.store(config), site)
        if self._has_files:
            self._written |= {file.dest_uri for file in found.others}
        return Files([*found.pages, *(found.others if self._has_files else ())])

    on_files = CombinedEvent(_leave_out, _plan_files)

    @event_priority(-100)  # last, so that no other plugin's change to the text reaches the page
    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Hands the engine the planned text and template; its own reading of the file counts for nothing."""
        site, staged = self.pages[page.file.src_uri]
        page.meta = {"template": f"{staged.page.kind}.html", "title": staged.page.title}
        self._texts.start(site, staged, self.webp[staged.page.language], self._watch)
        return staged.body

    @event_priority(-100)  # last: what is cleaned must stay as it is
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Cleans the HTML and finishes tables, images and check boxes."""
        body, record = self._texts.finish(html), self.record(page)
        record.unresolved, record.asked = body.unresolved, body.asked
        return body.html

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Templates escape every value; only an article's cleaned HTML is marked safe."""
        if self._watch.failed:
            self._let_go()
            raise PastBudgetError
        env.autoescape = True
        return env

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """The template is part of what an article costs: it writes the contents and whatever Markdown made."""
        self._watch.start(self.pages[page.file.src_uri][1])
        return context

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Reports progress."""
        self._watch.stop()
        self.record(page).files.append(page.file.dest_uri)
        self._on_page()
        return output

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Lets go of the store; the other plugins, which are asked earlier, are done with it."""
        self._let_go()

    def _let_go(self) -> None:
        self._texts.keep(self._watch.failed)
        if self._store:
            self._store.close()
            self._store = None

    def on_serve(self, server: "LiveReloadServer", config: MkDocsConfig, builder: Any) -> "LiveReloadServer":
        """Watches the writers' folder instead of the staged copy."""
        server.unwatch(config.docs_dir)
        server.watch(self._docs_dir)
        return server
