"""Gongkai 公开: an open governance record for residential compounds."""

__version__ = "0.1.0"
