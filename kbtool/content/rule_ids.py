"""The findings of reading: every id and name in one place, so that no id is ever used twice.

KB0xx says that a file cannot be read, KB1xx that a front matter value is wrong, KB17x and up speaks of data files.
"""

from msgspec import Struct

from kbtool.diagnostics import Diagnostic, Severity, Span


class RuleId(Struct, frozen=True):
    """One kind of finding."""

    id: str
    """`KB` and three digits."""
    name: str
    """It says the bad thing."""

    def at(
        self, path: str, span: Span, message: str, hint: str = "", severity: Severity = Severity.ERROR
    ) -> Diagnostic:
        """The finding at one place; its `source` line is filled in by `with_source_lines`."""
        return Diagnostic(path, span, severity, self.id, self.name, message, hint)


NOT_UTF8 = RuleId("KB001", "not-utf-8")
BYTE_ORDER_MARK = RuleId("KB002", "byte-order-mark")
CARRIAGE_RETURN = RuleId("KB003", "carriage-return")
NUL_CHARACTER = RuleId("KB004", "nul-character")
ARTICLE_TOO_LARGE = RuleId("KB005", "article-too-large")
ARTICLE_TOO_DEEP = RuleId("KB006", "article-too-deep")
ARTICLE_TOO_COSTLY = RuleId("KB007", "article-too-costly")
UNRENDERABLE_ARTICLE = RuleId("KB008", "unrenderable-article")
MISPLACED_FRONT_MATTER = RuleId("KB010", "misplaced-front-matter")
UNTERMINATED_FRONT_MATTER = RuleId("KB011", "unterminated-front-matter")
FRONT_MATTER_TOO_LARGE = RuleId("KB012", "front-matter-too-large")
FRONT_MATTER_NOT_MAPPING = RuleId("KB013", "front-matter-not-mapping")
YAML_SYNTAX = RuleId("KB020", "yaml-syntax")
DUPLICATE_KEY = RuleId("KB021", "duplicate-key")
YAML_ANCHOR = RuleId("KB022", "yaml-anchor")
YAML_ALIAS = RuleId("KB023", "yaml-alias")
YAML_MERGE_KEY = RuleId("KB024", "yaml-merge-key")
YAML_TAG = RuleId("KB025", "yaml-tag")
SEVERAL_DOCUMENTS = RuleId("KB026", "several-yaml-documents")
NON_TEXT_KEY = RuleId("KB027", "non-text-key")
EMPTY_KEY = RuleId("KB028", "empty-key")
YAML_TOO_DEEP = RuleId("KB029", "yaml-too-deep")
TAB_INDENTATION = RuleId("KB030", "tab-indentation")
CONTROL_CHARACTER = RuleId("KB031", "control-character")
YAML_DIRECTIVE = RuleId("KB032", "yaml-directive")
OUTSIDE_LANGUAGE = RuleId("KB040", "outside-language-folder")
ESCAPING_LINK = RuleId("KB041", "escaping-symbolic-link")
BROKEN_LINK = RuleId("KB042", "broken-symbolic-link")
SPECIAL_FILE = RuleId("KB043", "special-file")
COLLIDING_FILES = RuleId("KB044", "colliding-files")
UNSAFE_FILE_NAME = RuleId("KB045", "unsafe-file-name")
AWKWARD_FILE_NAME = RuleId("KB046", "awkward-file-name")
LFS_POINTER = RuleId("KB047", "git-lfs-pointer")
UNREADABLE_FILE = RuleId("KB048", "unreadable-file")
HIDDEN_FILE = RuleId("KB049", "hidden-file")
REFUSED_FILE_TYPE = RuleId("KB050", "refused-file-type")
CONTRADICTING_FILE = RuleId("KB051", "contradicting-file")
BROKEN_INCLUDE = RuleId("KB052", "broken-include")

UNKNOWN_KEY = RuleId("KB101", "unknown-key")
LOOK_ALIKE_KEY = RuleId("KB102", "look-alike-key")
FOREIGN_PROTECTIVE_KEY = RuleId("KB103", "foreign-protective-key")
FOREIGN_KEY = RuleId("KB104", "foreign-key")
EMPTY_VALUE = RuleId("KB105", "empty-value")
WRONG_TYPE = RuleId("KB106", "wrong-type")
UNKNOWN_VALUE = RuleId("KB107", "unknown-value")
INVALID_DATE = RuleId("KB108", "invalid-date")
INVALID_NUMBER = RuleId("KB109", "invalid-number")
INVALID_PATTERN = RuleId("KB110", "invalid-pattern")
UNKNOWN_AUDIENCE = RuleId("KB111", "unknown-audience")
MISPLACED_FIELD = RuleId("KB112", "misplaced-field")
TOO_LONG = RuleId("KB113", "too-long")
TOO_SHORT = RuleId("KB114", "too-short")
MISSING_TITLE = RuleId("KB120", "missing-title")
MISSING_DESCRIPTION = RuleId("KB121", "missing-description")
MISSING_OWNER = RuleId("KB122", "missing-owner")
MISSING_AUDIENCE = RuleId("KB123", "missing-audience")
MISSING_STATE = RuleId("KB124", "missing-state")
MISSING_REVIEW_DATE = RuleId("KB125", "missing-review-date")
UNTRANSLATED_FIELD = RuleId("KB130", "untranslated-field-in-translation")

DATA_NOT_READABLE = RuleId("KB170", "unreadable-data-file")
DATA_UNKNOWN_KEY = RuleId("KB171", "unknown-data-key")
DATA_MISSING_KEY = RuleId("KB172", "missing-data-key")
DATA_WRONG_VALUE = RuleId("KB173", "wrong-data-value")

WIDER_THAN_FOLDER = RuleId("KB901", "wider-than-folder")
WIDER_THAN_SOURCE = RuleId("KB902", "wider-than-source")
BROKEN_AUDIENCE_BLOCK = RuleId("KB903", "broken-audience-block")
