"""Crossbearing takes bearings on an event from many accounts of it."""

__version__ = "0.1.0"
