"""Findings put into words: for people in the terminal, for programs as JSON, for a pull request as annotations."""
