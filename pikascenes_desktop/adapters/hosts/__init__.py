"""Image hosts, one file each."""
