"""The offline copy of a compound: one zip with its pages, its data and a search, to be opened from a folder.

It needs no server and no network: every link inside leads to a file inside, or away to the site by its full address, or
is plain text where nobody has said what that address is. The pages are those of the site, in one language.
"""
