"""The image hosts, without servers."""
