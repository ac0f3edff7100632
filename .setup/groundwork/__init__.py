"""Sets this checkout up with the standard library alone, and starts its demo or its checks."""
