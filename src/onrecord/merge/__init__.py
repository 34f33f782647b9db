"""What reports have in common: copies, stories, actors, quotations, events, and where they differ.

Pure functions over values; nothing here reads a file of the user's or knows the pipeline.
"""
