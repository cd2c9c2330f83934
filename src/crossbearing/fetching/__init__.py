"""URL → Fetched: the only place where the program touches the network.

1. ``fetch`` puts the URLs its user names into lanes, one for each host, and runs some lanes at once.
2. Each address on the way, redirects included, is checked: its form, robots.txt, and what it resolves to.
3. A connection is made to the very address that was checked; what comes is bounded in size and time.
4. The responses are kept as WARC records. Whatever goes wrong is a Problem, never an exception.
"""

from crossbearing.fetching.fetch import fetch
from crossbearing.fetching.settings import FetchSettings

__all__ = ["FetchSettings", "fetch"]
