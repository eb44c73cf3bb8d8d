"""The pages of the site: one module for each sort, with a `pages(site)` that yields them."""

import sys
from collections.abc import Iterator

from gongkai.discover import modules_of
from gongkai.publish.page import Page
from gongkai.publish.site import Site


def all_pages(site: Site) -> Iterator[Page]:
    """Yield every page of the site."""
    for module in modules_of(sys.modules[__name__]):
        yield from module.pages(site)
