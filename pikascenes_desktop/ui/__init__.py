"""The window's rooms; they know services, never adapters."""
