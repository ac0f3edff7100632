"""Adding upload hosts from files of other programs."""
