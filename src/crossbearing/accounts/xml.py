"""XML from strangers: no entity is expanded, nothing is fetched, and trees stay small."""

from collections.abc import Iterator
from typing import IO, Any

from lxml import etree

from crossbearing.errors import ReadError

# What an XML parser may do for us, and no more (OWASP XML External Entity Prevention).
SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False, "recover": True}


LARGEST = 5_000_000  # bytes of one entry, whose tree takes many times that


def elements(stream: IO[bytes], tags: frozenset[str], where: str) -> Iterator[Any]:
    """Each element of ``stream`` whose local name is in ``tags``, when it ends; what was read is let go.

    Raises ReadError for what is no XML, cut short within its first element, or declares entities.
    """
    deep, done = 0, 0
    try:
        for event, element in etree.iterparse(stream, ("start", "end"), **SAFE):
            deep += 1 if event == "start" else -1
            if event == "start":
                if deep == 1 and _declares_entities(element):
                    raise ReadError(where, "declares XML entities, which are not expanded; it is not read")
                continue
            if local(element) in tags:
                yield element
                _let_go(element)
                done = stream.tell()
            if stream.tell() - done > LARGEST:
                raise ReadError(
                    where, f"has an entry of more than {LARGEST / 1e6:g} MB; the rest is not read"
                )
    except etree.XMLSyntaxError as error:
        raise ReadError(where, f"cannot be read as XML: {error.msg}") from error


def tree(data: bytes, where: str) -> Any:
    """The root of the XML document ``data``. Raises ReadError for what is none, or declares entities."""
    try:
        root = etree.fromstring(data, etree.XMLParser(**SAFE))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(where, f"cannot be read as XML: {error}") from error
    if root is None:
        raise ReadError(where, "cannot be read as XML")
    if _declares_entities(root):
        raise ReadError(where, "declares XML entities, which are not expanded; it is not read")
    return root


def local(element: Any) -> str:
    """The name of ``element`` without its namespace; "" for comments and the like."""
    # Not etree.QName, which raises for the names that recovering from broken markup makes.
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _declares_entities(root: Any) -> bool:
    dtd = root.getroottree().docinfo.internalDTD
    return dtd is not None and next(iter(dtd.iterentities()), None) is not None


def _let_go(element: Any) -> None:
    """Free ``element`` and what came before it, so that an endless document takes no more memory."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and parent[0] is not element:
        del parent[0]
