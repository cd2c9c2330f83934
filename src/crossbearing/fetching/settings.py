"""What fetching may be told."""

from attrs import frozen


@frozen
class FetchSettings:
    """Bounds on what is asked of a server and taken from it; times in seconds.

    ``total_seconds`` bounds one response from connecting to its last byte, ``max_bytes`` its size both as
    sent and unpacked. ``delay_seconds`` lie between two requests to one host, more where its robots.txt
    asks for it. After a failure that may pass, ``retries`` more requests are made, the first after
    ``backoff_seconds``, each next after twice as long or after what the server asks for, but no wait is
    longer than ``max_wait_seconds``. ``allow_private`` lets addresses of the machine itself and of its
    own network be fetched. Of what named sitemaps list at most ``max_listed`` addresses are fetched in a
    run, those of other hosts only with ``other_hosts``.
    """

    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    total_seconds: float = 60.0
    max_bytes: int = 20_000_000
    max_redirects: int = 5
    retries: int = 3
    backoff_seconds: float = 1.0
    max_wait_seconds: float = 60.0
    delay_seconds: float = 1.0
    hosts_at_once: int = 8
    allow_private: bool = False
    max_listed: int = 200
    other_hosts: bool = False


DEFAULT = FetchSettings()
