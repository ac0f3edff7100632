"""The first run: practice, key, upload host; each can be skipped."""
