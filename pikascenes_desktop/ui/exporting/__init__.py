"""Export: clips become files for other programs."""
