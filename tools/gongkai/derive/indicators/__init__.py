"""One module for each indicator: its definition and source, its unit, and what it counts in one compound."""
