"""Sheets that keep and check what the user has: connections, reports, archives, repairs."""
