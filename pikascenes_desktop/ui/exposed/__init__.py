"""The page that tells who can still see the images."""
