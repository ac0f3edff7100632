"""The headless verbs: a stable interface that scripts rely on; no Qt."""
