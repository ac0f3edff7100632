"""Fuzzing of what strangers' files and answers can hold."""
