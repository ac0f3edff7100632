"""Plugins that keep every test on this computer, away from its user, and without leftovers."""
