"""Finders: a `Doc` in, findings out. Siblings look alike: each folder has a `find.py`."""
