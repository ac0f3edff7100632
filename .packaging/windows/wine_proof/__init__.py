"""Builds and tries the Windows program on Linux, under wine, from the registries alone."""
