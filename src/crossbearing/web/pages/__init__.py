"""The desk's pages, one module for each kind of work."""
