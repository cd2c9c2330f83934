"""The desk: a case served to an analyst's browser, and the JSON API behind it."""
