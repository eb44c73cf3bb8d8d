"""A chart as a page shows it: a caption, a drawing, what it says in a sentence, its numbers as a table, its data."""

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from gongkai.publish.charts.drawing import Drawing


class Chart(Struct, frozen=True, kw_only=True):
    """A chart. `id` is its own on the page, `says` the main point in a sentence with numbers, `note` how to read it.

    `columns` and `rows` are as the macro `table` takes them (site/templates/components.html.j2); they hold the exact
    numbers of which the drawing shows rounded ones. `data` are the files with the records behind it, as the path from
    the root of the site and the name of what is in it.
    """

    id: str
    title: str
    says: str
    drawing: Drawing
    columns: Sequence[tuple[str, str]]
    rows: Sequence[Sequence[object]]
    data: Sequence[tuple[str, str]]
    note: str = ""

    @property
    def svg(self) -> Markup:
        """Return the drawing as an element that a program can read out too."""
        return self.drawing.svg(self.id, self.title, self.says)
