"""Account → Parse. The only home of NLP libraries; their objects never leave it.

``Parser(settings)`` loads a spaCy pipeline; ``parser.parse(accounts)`` yields a Parse for each, in
order, paragraph by paragraph and in batches over accounts.
"""

from crossbearing.analysis.parse import Parser, ParseSettings

__all__ = ["ParseSettings", "Parser"]
