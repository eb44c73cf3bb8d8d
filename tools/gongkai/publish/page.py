"""One page of the site: where it stands, what it is called, and what its template is given."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from gongkai.publish.shell import Crumb

EVERYTHING = ""
NOTHING = "-"  # no id of a place can be a hyphen


class Page(Struct, frozen=True, kw_only=True):
    """A page. `context` is called when the page is rendered, so that a page that need not be made costs nothing.

    `place` is the compound or area whose records the page is made from: while they are the same, so is the page. It is
    EVERYTHING for a page made from all records, and NOTHING for one made from none. `source` is the file of the
    record that the page shows, `section` the item of the main navigation. `made_from` stands for anything else that the
    page is made from, as a short text: while it is the same, so is the page. `listing` says that the page only lists
    what stands on others: the search leaves it out. `feed` is the Atom feed that tells of its changes, from the root of
    the site. `last` says that the page is made after all others, because it tells of files made from them. `commit` and
    `as_of` (a day in words) are for a page that shows how something once stood: it stays as it is
    when the site is made from another commit.
    """

    path: str
    title: str
    description: str
    template: str
    context: Callable[[], Mapping[str, object]]
    place: str = EVERYTHING
    section: str = "records"
    crumbs: Sequence[Crumb] = ()
    source: str = ""
    made_from: str = ""
    fictional: bool = False
    listing: bool = False
    feed: str = ""
    last: bool = False
    commit: str = ""
    as_of: str = ""
