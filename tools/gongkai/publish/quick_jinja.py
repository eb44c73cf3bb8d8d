"""Jinja as it is, with two shortcuts for sites of many small pages; the pages are the same, byte for byte.

Three of four values that a template writes are Markup already, out of a macro or a sentence: Jinja makes each anew. And
every import of a template compares the names of its globals, which it keeps in a mapping written in Python.
"""

from collections.abc import Mapping, MutableMapping
from typing import Any

import jinja2
import markupsafe
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup


def escape(value: object) -> Markup:
    """Return `value` as HTML: Markup as it is, all else escaped."""
    return value if type(value) is Markup else markupsafe.escape(value)


class _Generator(CodeGenerator):
    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  # the name is Jinja's
        super().visit_Template(node, frame)
        # At the end of the module, in place of the name that Jinja imported at its beginning.
        self.writeline(f"from {__name__} import escape")


class Environment(jinja2.Environment):
    """An environment whose templates have no globals but its own, all of which are there before the first is read."""

    code_generator_class = _Generator

    def make_globals(self, d: Mapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template."""
        return super().make_globals(dict(d)) if d else self.globals
