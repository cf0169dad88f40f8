"""Files of a base that are not read, and why: nothing is passed over in silence."""

from msgspec import Struct, field

from kbtool.content import rule_ids
from kbtool.diagnostics import START, Diagnostic, Severity

HIDDEN = "a hidden file"


class Refusals(Struct):
    """Collects them; paths are relative to docs_dir."""

    prefix: str
    """The path of docs_dir, for people."""
    reasons: dict[str, str] = field(default_factory=dict)
    """File → why it is not read."""
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def refuse(self, path: str, rule: rule_ids.RuleId, message: str, hint: str) -> None:
        """A file is not read."""
        self.reasons[path] = message
        self.diagnostics.append(rule.at(self._shown(path), START, message, hint))

    def unreadable(self, path: str, problem: OSError) -> None:
        """A file or folder cannot be read."""
        self.refuse(path, rule_ids.UNREADABLE_FILE, f"cannot be read: {problem.strerror}", "allow reading")

    def hide(self, path: str) -> None:
        """A Markdown file whose name starts with a dot is no article, but it is not passed over in silence."""
        self.reasons[path] = HIDDEN
        message, hint = "a hidden file: its name starts with a dot", "rename it if readers are to see it"
        self.diagnostics.append(rule_ids.HIDDEN_FILE.at(self._shown(path), START, message, hint, Severity.WARNING))

    def warn_awkward(self, path: str) -> None:
        """An article is read, and its address is ugly."""
        message = "the file name needs escapes in addresses"
        hint = "use lower-case letters, digits and hyphens where readers are to remember the address"
        finding = rule_ids.AWKWARD_FILE_NAME.at(self._shown(path), START, message, hint, Severity.WARNING)
        self.diagnostics.append(finding)

    def _shown(self, path: str) -> str:
        """The path for people: with docs_dir, and printable."""
        text = f"{self.prefix}/{path}"
        return "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in text)
