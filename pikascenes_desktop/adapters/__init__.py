"""The world outside, behind the ports: HTTP, disk, key store, media."""
