"""The personal-data firewall: pure functions from text to the places where it holds what must never be published."""
