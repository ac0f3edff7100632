"""Proves a built program whole: every part is there and does its work. One module a check.

Nothing of the user's is touched: history, settings and library are made in a folder of their
own, and what is put into the key store is an entry of the self-test's, removed at once.
"""

from pikascenes_desktop.selftest.running import run

__all__ = ["run"]
