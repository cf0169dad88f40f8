"""Small walks over the finished tree: each is taken where the sign of what it looks for is in the tree at all."""

from xml.etree.ElementTree import Element

from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.treeprocessors import PrettifyTreeprocessor, UnescapeTreeprocessor
from markdown.util import STX
from pymdownx.tabbed import TabbedTreeprocessor
from pymdownx.tasklist import TasklistTreeprocessor


class QuickAttributes(AttrListTreeprocessor):
    """Stands for `markdown.extensions.attr_list.AttrListTreeprocessor`: `{: …}` cannot do without its brace."""

    def run(self, doc: Element) -> None:
        """Gives elements the attributes that stand behind them."""
        for element in doc.iter():
            if (element.text and "{" in element.text) or (element.tail and "{" in element.tail):
                super().run(doc)
                return


class QuickTasks(TasklistTreeprocessor):  # type: ignore[misc]
    """Stands for `pymdownx.tasklist.TasklistTreeprocessor`: `[x]` cannot do without its bracket."""

    def run(self, root: Element) -> Element:
        """Makes check boxes of the items that begin with one."""
        for item in root.iter("li"):
            text = item.text or (item[0].text if len(item) else "")
            if text and "[" in text:
                return super().run(root)  # type: ignore[no-any-return]
        return root


class QuickUnescape(UnescapeTreeprocessor):
    """Stands for `markdown.treeprocessors.UnescapeTreeprocessor`: escaped characters stand between placeholders."""

    def run(self, root: Element) -> None:
        """Puts escaped characters back in place."""
        for element in root.iter():
            text, tail = element.text, element.tail
            if text and STX in text and element.tag != "code":
                element.text = self.unescape(text)
            if tail and STX in tail:
                element.tail = self.unescape(tail)
            for name, value in element.items():
                if value and STX in value:  # a word without a value has none
                    element.set(name, self.unescape(value))


class QuickTabs(TabbedTreeprocessor):  # type: ignore[misc]
    """Stands for `pymdownx.tabbed.TabbedTreeprocessor`: tabs stand in an element of their own class."""

    def run(self, doc: Element) -> None:
        """Names tabs after what they are called."""
        for element in doc.iter("div"):
            if "tabbed-set" in (element.get("class", "") or "tabbed-set"):
                super().run(doc)
                return


class QuickLineBreaks(PrettifyTreeprocessor):
    """Stands for `markdown.treeprocessors.PrettifyTreeprocessor`: most blocks hold no other block."""

    def _prettifyETree(self, elem: Element) -> None:  # noqa: N802 - the name is Python-Markdown's
        is_block = self.md.is_block_level
        if is_block(elem.tag) and elem.tag not in ("code", "pre") and len(elem):
            if is_block(elem[0].tag) and not (elem.text and elem.text.strip()):
                elem.text = "\n"
            for child in elem:
                if len(child) and is_block(child.tag):
                    self._prettifyETree(child)
                elif is_block(child.tag) and not (child.tail and child.tail.strip()):
                    child.tail = "\n"
        if not (elem.tail and elem.tail.strip()):
            elem.tail = "\n"
