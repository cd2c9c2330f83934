"""Which addresses may be asked: the form of a URL, and what its host resolves to."""

import re
import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx

from crossbearing.fetching.refusal import OutOfReach, Refusal

Address = IPv4Address | IPv6Address

LONGEST = 8000  # octets of a URL; RFC 9110 asks servers to support that many
# RFC 6052: IPv6 addresses that a gateway turns into the IPv4 address of their last 32 bits.
NAT64 = IPv6Network("64:ff9b::/96")
HOST = re.compile(rb"[a-z0-9._-]+|[0-9a-f:.]+", re.IGNORECASE)  # a name, an IPv4 or an IPv6 address
CREDENTIALS = re.compile(r"(?<=//)[^/?#]*@")


def checked(url: str | httpx.URL) -> httpx.URL:
    """``url`` without its fragment. Raises Refusal where it is not one that may be asked for."""
    try:
        parsed = httpx.URL(url)
        # what httpx cannot write as an address of the DNS shows only when it is asked for it
        known = len(bytes(parsed.raw_path)) + len(parsed.raw_host)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise Refusal(f"is no URL that can be fetched: {error}") from error
    if parsed.scheme not in ("http", "https"):
        raise Refusal(f"is not fetched: its scheme is {parsed.scheme or 'missing'}, not http or https")
    if not HOST.fullmatch(parsed.raw_host):
        raise Refusal("is no URL that can be fetched: it names no host")
    if parsed.userinfo:
        raise Refusal("is not fetched: it holds a user name or password")
    if known > LONGEST:
        raise Refusal(f"is not fetched: it is longer than {LONGEST} characters")
    if parsed.port is not None and not 0 < parsed.port < 65536:
        raise Refusal(f"is no URL that can be fetched: there is no port {parsed.port}")
    return parsed.copy_with(fragment=None)


def shown(url: str) -> str:
    """``url`` as it may be printed and kept: without user name and password."""
    return CREDENTIALS.sub("", url)


def resolved(host: str, port: int, allow_private: bool) -> tuple[Address, ...]:
    """The addresses that ``host`` has now, in the order the system prefers.

    The system's resolver also reads numbers as addresses ("2130706433", "0x7f.1"), so no form of an
    address passes by. Raises OutOfReach where there is none, and where any is one the public internet does
    not lead to, unless ``allow_private``: a name with a public and a private address is a trap.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError) as error:
        told = getattr(error, "strerror", None) or error
        raise OutOfReach(f"cannot be fetched: the name {host} cannot be resolved ({told})") from error
    addresses = tuple(dict.fromkeys(ip_address(told[0]) for *_, told in found))
    for address in addresses:
        if not allow_private and (kind := private_kind(address)):
            lies = f"{host} is {address}," if host != str(address) else f"{host} is"
            raise OutOfReach(f"is not fetched: {lies} {kind} address; --allow-private permits it")
    return addresses


def private_kind(address: Address) -> str | None:
    """Why ``address`` is not one of the public internet, with its article; None where it is one.

    After the IANA special-purpose address registries (RFC 6890); of an IPv6 address that stands for an
    IPv4 address (mapped, 6to4, Teredo, NAT64) the latter is judged as well.
    """
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:  # never on a wire: only what it maps to counts
            return private_kind(address.ipv4_mapped)
        if address in NAT64:
            return private_kind(IPv4Address(int(address) & 0xFFFFFFFF))
        inner = address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is not None and (kind := private_kind(inner)):
            return kind
        if address.is_site_local:  # RFC 3879 has withdrawn them, but networks may still have them
            return "a private"
    kinds = {
        "an unspecified": address.is_unspecified,
        "a loopback": address.is_loopback,
        "a link-local": address.is_link_local,
        "a multicast": address.is_multicast,
        "a private": address.is_private,
        "a reserved": address.is_reserved or not address.is_global,
    }
    return next((kind for kind, holds in kinds.items() if holds), None)
