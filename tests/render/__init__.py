"""Renders every state of every screen for looking at, and checks what an eye would find."""
