"""One module for each sort of duty: what is owed, how its day is counted, and where that stands in the law."""
