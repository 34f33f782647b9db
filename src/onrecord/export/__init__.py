"""Files that a run writes from its database. One file a format; they read the store, no more."""
