"""What is noted of a page while it is rendered."""

from dataclasses import dataclass, field

from kbtool.build.asked import Asked
from kbtool.build.job import RenderedPage


@dataclass(slots=True)
class PageRecord:
    """Grows until the page is written (see `RenderedPage`)."""

    path: str
    files: list[str] = field(default_factory=list)
    unresolved: tuple[str, ...] = ()
    asked: Asked = ()
    document: bytes = b""
    warnings: list[str] = field(default_factory=list)

    def finished(self) -> RenderedPage:
        """The page."""
        files = tuple(dict.fromkeys(self.files))
        return RenderedPage(self.path, files, self.unresolved, self.asked, self.document, tuple(self.warnings))
