"""Compare: two clips at once, side by side or by wipe."""
