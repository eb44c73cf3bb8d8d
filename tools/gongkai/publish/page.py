"""One page of the site: where it stands, what it is called, and what its template is given."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from gongkai.publish.shell import Crumb


class Page(Struct, frozen=True, kw_only=True):
    """A page. `context` is called when the page is rendered, so that a page that need not be made costs nothing.

    `place` is the compound or area whose records the page is made from ("" for all): while they are the same, so is the
    page. `source` is the file of the record that the page shows, `section` the item of the main navigation.
    """

    path: str
    title: str
    description: str
    template: str
    context: Callable[[], Mapping[str, object]]
    place: str = ""
    section: str = "records"
    crumbs: Sequence[Crumb] = ()
    source: str = ""
    fictional: bool = False
