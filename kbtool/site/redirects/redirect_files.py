"""The files that redirects add to an edition."""

from collections.abc import Mapping

from kbtool.config import Mode
from kbtool.site.content_policy import content_policy, page_policy
from kbtool.site.redirects.audience_redirects import AudienceRedirects
from kbtool.site.redirects.rules_file import RULES_FILE, rules_file
from kbtool.site.redirects.stub import SCRIPT, SCRIPT_URL, Surroundings, stub
from kbtool.site.view import View


def redirect_files(
    view: View, redirects: AudienceRedirects, base: str, others: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Path below the audience's root → content: a page at each former address in the language of the view, and what all
    languages share.

    `base` is the path of the site on its host. None of `others`, which are made too, gives way to a page.
    """
    site = _surroundings(view, base)
    pages = {
        path: stub(former, path, site)
        for former in redirects.formers
        if former.language == view.language.locale
        for path in former.files
        if path not in others and not _is_in_file(path, others)
    }
    shared = {SCRIPT_URL: SCRIPT} if redirects.formers else {}
    prefixes = [language.prefix for language in view.configuration.languages]
    return pages | shared | {RULES_FILE: rules_file(redirects.formers, base, prefixes).encode()}


def _is_in_file(path: str, files: Mapping[str, bytes]) -> bool:
    names = path.split("/")
    return any("/".join(names[:number]) in files for number in range(1, len(names)))


def _surroundings(view: View, base: str) -> Surroundings:
    settings = view.configuration.settings
    return Surroundings(
        base=base,
        host=view.configuration.address(view.edition.audience),
        language=view.language.locale,
        direction=view.language.direction,
        policy=page_policy(content_policy()),
        text=view.messages.text("moved"),
        noindex=view.is_restricted or settings.mode is Mode.SETUP,
    )
