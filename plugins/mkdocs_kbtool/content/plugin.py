"""Event hooks: the engine sees the staged edition and nothing else, and renders it in our dialect."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from kbtool.build import dialect
from kbtool.build.asked import Noted, as_asked
from kbtool.build.bodies import Bodies, Body
from kbtool.build.budget import Budget, PastBudgetError, Step
from kbtool.build.converter import Converter, Heading
from kbtool.build.job import Job, Rendered, page_outputs
from kbtool.build.page_html import clean
from kbtool.build.page_markup import PageMarkup
from kbtool.build.page_record import PageRecord
from kbtool.build.plain import plain_sites
from kbtool.build.staging import stage
from kbtool.build.webp_copies import add_webp_copies, webp_addresses
from kbtool.build.written import write_files
from kbtool.config.mkdocs_yml import I18N, PLUGINS
from kbtool.errors import KbError
from kbtool.history.base_store import open_base_store
from kbtool.site.edition_site import EditionSite, StagedPage
from kbtool.site.webp_sources import offer_webp
from kbtool.store.store import Store
from mkdocs_kbtool.content.config import ContentConfig
from mkdocs_kbtool.content.files import edition_files
from mkdocs_kbtool.content.page import PlannedPage

log = get_plugin_logger(__name__)


class ContentPlugin(BasePlugin[ContentConfig]):
    """Selects and stages the articles, sets their addresses, and cleans what Markdown makes of them."""

    def __init__(self) -> None:
        self.outputs: dict[str, Mapping[str, str]] = {}
        self.sites: dict[str, EditionSite] = {}
        """Locale → its edition."""
        self.pages: dict[str, tuple[EditionSite, StagedPage]] = {}
        self.webp: dict[str, Mapping[str, str]] = {}
        """Locale → address of a picture → that of its WebP copy."""
        self.files: dict[str, str] = {}
        """Path of a file below docs/ → address."""
        self.assets: Mapping[str, str] = {}
        """Name of a theme asset → address with its digest."""
        self.is_plain = True
        """Whether the engine was started by hand: then plugins also write what is made of all pages of an edition."""
        self.warnings: list[str] = []
        """What went wrong and did not stop the build, a line each."""
        self.records: dict[str, PageRecord] = {}
        """Staged path → what is noted of the page."""
        self.markup = PageMarkup()
        self._converter: Converter | None = None
        self._bodies: Bodies | None = None
        """The texts that the store knows; None where it is of no use."""
        self._body: Body | None = None
        """The text of the page that is rendered, where the store knows it."""
        self._headings: list[Heading] = []
        """Of that page."""
        self._made: list[tuple[StagedPage, Body]] = []
        """The texts that were made."""
        self._budget: Budget | None = None
        self._numbers: dict[str, int] = {}
        """Staged path → place among the pages of the edition."""
        self._path = ""
        """The staged path of the page that is rendered."""
        self._output = ""
        """The true output folder, where the engine was told of another one (see `Engine`)."""
        self._has_files = True
        self._written: set[str] = set()
        """Paths below the output of files that belong to no page."""
        self._store: Store | None = None
        self._on_page: Callable[[], None] = lambda: None
        self._folder: TemporaryDirectory[str] | None = None
        self._docs_dir = ""

    def use(self, job: Job, budget: Budget, on_page: Callable[[], None]) -> None:
        """Renders these staged pages within the budget, instead of selecting and staging the public edition."""
        self._take({job.site.edition.language: (job.site, job.outputs)})
        self._numbers = {staged.path: number for number, staged in enumerate(job.pages)}
        self._budget, self._on_page = budget, on_page
        self._output, self._has_files, self.is_plain = str(job.edition.output), job.has_files, False
        self.warnings, self._written = [], set()

    def rendered(self) -> Rendered:
        """What came of the pages."""
        pages = tuple(record.finished() for record in self.records.values())
        own = {path for page in pages for path in page.files}
        return Rendered(pages, frozenset(self._written - own), tuple(self.warnings))

    def current(self, config: MkDocsConfig) -> EditionSite:
        """The edition that is rendered at the moment."""
        return self.sites[cast("Any", config.plugins[I18N]).current_language]

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
            self._stage_public(config)
        config.use_directory_urls = True
        config.theme.static_templates = set()
        config.markdown_extensions, config.mdx_configs = dialect.complete(
            config.markdown_extensions, config.mdx_configs
        )
        self._place_brand(config)
        return config

    def _place_brand(self, config: MkDocsConfig) -> None:
        """Logo and icon are named by their files in mkdocs.yml, and by their addresses in templates."""
        for option in ("logo", "favicon"):
            if config.theme.get(option):
                config.theme[option] = self.files.get(config.theme[option], config.theme[option])

    def _stage_public(self, config: MkDocsConfig) -> None:
        """For `mkdocs build` and `mkdocs serve`: the widest audience in all languages."""
        if not config.config_file_path:
            raise PluginError("kbtool/content needs a mkdocs.yml file")
        self._docs_dir = config.docs_dir
        self._folder = TemporaryDirectory(prefix="kbtool-")
        try:
            sites = plain_sites(Path(config.config_file_path))
            folder, docs_dir = Path(self._folder.name), Path(config.docs_dir)
            root = Path(config.config_file_path).parent
            staged = {site.edition.language: (site, stage(site, docs_dir, folder)) for site in sites}
            self._take(
                {
                    language: (site, page_outputs(site.pages) | add_webp_copies(site, root, folder, outputs))
                    for language, (site, outputs) in staged.items()
                }
            )
        except KbError as error:
            raise PluginError(str(error)) from error
        config.docs_dir = self._folder.name

    def _take(self, editions: Mapping[str, tuple[EditionSite, Mapping[str, str]]]) -> None:
        self.outputs = {language: outputs for language, (_, outputs) in editions.items()}
        self.sites = {language: site for language, (site, _) in editions.items()}
        self.webp = {language: webp_addresses(site, outputs) for language, (site, outputs) in editions.items()}
        self.pages = {staged.path: (site, staged) for site, _ in editions.values() for staged in site.pages}
        self.files = {path: url for site, _ in editions.values() for path, url in site.files.items()}
        self.records = {path: PageRecord(path) for path in self.pages}

    @event_priority(-200)  # after the i18n plugin (-100), whose addresses and omissions this replaces
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Gives every staged file its planned address, and drops the base theme's own assets."""
        config.site_dir = self._output or config.site_dir
        outputs = self.outputs[cast("Any", config.plugins[I18N]).current_language]
        facts = self.current(config).search
        server = facts.settings.server(facts.audience)
        found = edition_files(files, config, outputs, server.type if server else "")
        self.assets = found.assets
        if self._converter is None or self.is_plain:
            self._converter = Converter(config.markdown_extensions, config.mdx_configs, self.markup)
        for file in found.pages:
            PlannedPage(file, config, self._convert)
            if not self.is_plain:
                file.inclusion = InclusionLevel.NOT_IN_NAV  # what the engine makes of it is used nowhere
        self._bodies = self._known_bodies(config)
        if self._has_files:
            self._written |= {file.dest_uri for file in found.others}
        return Files([*found.pages, *(found.others if self._has_files else ())])

    def _known_bodies(self, config: MkDocsConfig) -> Bodies | None:
        """None where others than we have a hand in the texts, and for an engine that was started by hand."""
        is_ours = {I18N, *PLUGINS}.issuperset(config.plugins) and self._converter and self._converter.is_reusable
        if self.is_plain or not is_ours:
            return None
        return Bodies(self.store(config), self.current(config), config.markdown_extensions, config.mdx_configs)

    @event_priority(-100)  # last, so that no other plugin's change to the text reaches the page
    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Hands the engine the planned text and template; its own reading of the file counts for nothing."""
        site, staged = self.pages[page.file.src_uri]
        planned = staged.page
        page.meta = {"template": f"{planned.kind}.html", "title": planned.title}
        self._path = staged.path
        self.markup.start(site.addresses, staged.source, planned.language, planned.title, site.site.text)
        self._body = self._bodies.find(staged, self.webp[planned.language]) if self._bodies else None
        return staged.body

    def _convert(self, text: str) -> tuple[str, list[Heading]]:
        if self._body:
            return self._body.html, self._body.headings
        self._headings = []

        def step() -> str:
            html, self._headings = self._converter.convert(text) if self._converter else ("", [])
            return html

        return self._spend(step), self._headings

    @event_priority(-100)  # last: what is cleaned must stay as it is
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Cleans the HTML and finishes tables, images and check boxes."""
        staged = self.pages[page.file.src_uri][1]
        body = self._body or self._cleaned(html, staged)
        if self._bodies and body is not self._body:
            self._made.append((staged, body))
        record = self.record(page)
        record.unresolved, record.asked = body.unresolved, body.asked
        return body.html

    def _cleaned(self, html: str, staged: StagedPage) -> Body:
        site = self.pages[staged.path][0]
        resolve, words, embeds = self.markup.resolve, site.site.text, frozenset(site.embeds)
        pictures, copies = Noted(site.pictures), Noted(self.webp[site.edition.language])
        cleaned = self._spend(lambda: clean(html, staged.page.root, resolve, words, embeds, pictures))
        finished = offer_webp(cleaned, staged.page.root, copies)
        unresolved = tuple(link for _, link in self.markup.unresolved)
        return Body(finished, self._headings, unresolved, as_asked(self.markup.asked, pictures, copies))

    def _spend(self, step: Step) -> str:
        """Takes a step of rendering the page at hand; pages that stand for no article need no budget, and an engine
        that was started by hand has none."""
        staged = self.pages[self._path][1]
        if self._budget is None or not staged.page.source:
            return step()
        return self._budget.spend(self._numbers[self._path], staged.source, step)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Templates escape every value; only an article's cleaned HTML is marked safe."""
        if self._budget and self._budget.failed:
            self._let_go()
            raise PastBudgetError
        env.autoescape = True
        return env

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """The template is part of what an article costs: it writes the contents and whatever Markdown made."""
        staged = self.pages[page.file.src_uri][1]
        if self._budget and staged.page.source:
            self._budget.start(self._numbers[staged.path], staged.source)
        return context

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Reports progress."""
        if self._budget:
            self._budget.stop()
        self.record(page).files.append(page.file.dest_uri)
        self._on_page()
        return output

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Lets go of the store; the other plugins, which are asked earlier, are done with it."""
        self._let_go()

    def _let_go(self) -> None:
        failed = self._budget.failed if self._budget else frozenset()
        if self._bodies:
            self._bodies.keep((staged, body) for staged, body in self._made if staged.source not in failed)
        self._bodies, self._made = None, []
        if self._store:
            self._store.close()
            self._store = None

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watches the writers' folder instead of the staged copy."""
        server.unwatch(config.docs_dir)
        server.watch(self._docs_dir)
        return server
