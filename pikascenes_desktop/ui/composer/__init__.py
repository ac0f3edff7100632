"""What goes in: the scene composer, on the left."""
