"""The viewer: one clip, large, with all that is known of it."""
