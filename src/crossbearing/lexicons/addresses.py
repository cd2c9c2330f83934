"""When two URLs are the address of one page, and whose page it is."""

import re
from fnmatch import translate
from functools import cache
from urllib.parse import SplitResult, urlsplit, urlunsplit

from crossbearing.lexicons.resource import resource

PORTS = {"http": 80, "https": 443}
UNRESERVED = re.compile(r"%(2d|2e|3[0-9]|4[1-9a-f]|5[0-9a]|5f|6[1-9a-f]|7[0-9a]|7e)", re.IGNORECASE)
ESCAPE = re.compile(r"%[0-9a-f]{2}", re.IGNORECASE)
NUMBERED = re.compile(r"[0-9.]+")  # an IP address
SPACES = re.compile(r"[\t\r\n]")


def canonical_url(url: str) -> str | None:
    """``url`` in the one form that all addresses of its page have; None where it is none of the web.

    Normalised after RFC 3986, 6.2 (case of scheme and host, escapes, dot segments, default port), and
    without fragment, credentials and the parameters of ``lexicons/data/addresses.yaml`` that only tell who
    followed a link. What is left of the query keeps its order, which may matter to a server. Applied
    twice it gives the same as once.
    """
    try:
        parts = urlsplit(SPACES.sub("", url.strip()))
        host, port = _host(parts), parts.port
    except ValueError:
        return None
    if parts.scheme not in PORTS or not host:
        return None
    place = host if port is None or port == PORTS[parts.scheme] else f"{host}:{port}"
    path = _without_dots(_escaped(parts.path)) or "/"
    return urlunsplit((parts.scheme, place, path, _told(_escaped(parts.query)), ""))


def publisher(url: str) -> str | None:
    """The host of ``url`` without the "www." or "m." that changes nothing; None where it has none."""
    try:
        host = _host(urlsplit(url.strip()))
    except ValueError:
        return None
    label, _, rest = host.partition(".")
    return (rest if label in resource("addresses")["mirrors"] and "." in rest else host) or None


def site(url: str) -> str | None:
    """The ``publisher`` of ``url`` where its name tells of an outlet; None for a host without a domain, and
    for one that holds what anybody else publishes.
    """
    host = publisher(url)
    if host is None or "." not in host or NUMBERED.fullmatch(host) or host in resource("addresses")["homes"]:
        return None
    return None if f".{host}".endswith(_platforms()) else host


def is_front_page(url: str) -> bool:
    """Whether ``url`` is that of a whole site, which stands for no account although pages may name it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return not parts.query and parts.path.strip("/").lower() in {"", *resource("addresses")["front_pages"]}


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        return f"[{host}]"
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return host


def _escaped(text: str) -> str:
    """``text`` with escapes where they are needed and in capitals (RFC 3986, 6.2.2)."""
    text = "".join(c if "!" <= c <= "~" else "".join(f"%{b:02X}" for b in _bytes(c)) for c in text)
    plain = UNRESERVED.sub(lambda found: chr(int(found[1], 16)), text)
    return ESCAPE.sub(lambda found: found[0].upper(), plain)


def _bytes(character: str) -> bytes:
    return character.encode("utf8", "surrogatepass")


def _without_dots(path: str) -> str:
    """RFC 3986, 5.2.4."""
    first, *segments = path.split("/")
    kept: list[str] = []
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    ends_in_folder = bool(segments) and segments[-1] in (".", "..")
    return "/".join((first, *kept, *([""] if ends_in_folder else [])))


def _told(query: str) -> str:
    """``query`` without what only tracks."""
    told = (pair for pair in query.split("&") if pair)
    return "&".join(pair for pair in told if not _tracking().fullmatch(pair.partition("=")[0]))


@cache
def _platforms() -> tuple[str, ...]:
    return tuple(f".{host}" for host in resource("addresses")["platforms"])


@cache
def _tracking() -> re.Pattern[str]:
    return re.compile("|".join(map(translate, resource("addresses")["tracking"])), re.IGNORECASE)
