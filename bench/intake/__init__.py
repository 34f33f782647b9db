"""Watching and serving together."""
