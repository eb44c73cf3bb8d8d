"""The law: which numbers hold at a place on a day, and the arithmetic that they ask for."""
