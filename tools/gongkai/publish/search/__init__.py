"""The search of the site: every substring of two or more characters, exactly, by static files and a script.

Text is compared *folded* (`folding`). The folded lines of all documents are written one after the other, and for each
two neighbouring characters the index lists where they stand (`postings`): what stands together is found together,
however words are divided. A line that many documents have (the heading of a column) is listed once, with its documents.
A browser fetches the lists for the pairs of its query and nothing else.
"""
