"""Dossier → Page: all that dossier.html shows, in the order and the words it shows it.

Templates only lay out; whatever has to be looked up, sorted or put in words happens here.
"""

from crossbearing.exports.page.view import Page, view

__all__ = ["Page", "view"]
