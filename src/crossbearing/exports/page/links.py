"""Where the page's links lead, and other attributes that must hold nothing but what they may."""

import re

from crossbearing.exports.lookup import Lookup
from crossbearing.model.ids import content_id

_OURS = re.compile(r"[a-z]+-[0-9a-f]{8,64}")
_WEB = re.compile(r"https?://[^\s\"'<>\\]+", re.IGNORECASE)
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def anchor(id: str) -> str:
    """``id`` as an HTML id: our own hashes as they are, anything else hashed."""
    return id if _OURS.fullmatch(id) else content_id("x", id)


def web(url: str | None) -> str | None:
    """``url`` where a click on it can only open a web page."""
    return url if url and _WEB.fullmatch(url) else None


def tongue(language: str | None) -> str | None:
    """``language`` where it is a tag that a browser knows to read (BCP 47)."""
    return language if language and _TAG.fullmatch(language) else None


def target(claim: str, lookup: Lookup) -> tuple[str, str] | None:
    """What a claim's words lead to, and its tone: the conflict it is part of, else its finding."""
    disputes = lookup.disputes_of.get(claim)
    if disputes:
        return anchor(disputes[0]), "disputed"
    findings = [lookup.findings[f] for f in lookup.findings_of.get(claim, ())]
    if not findings:
        return None
    widest = max(findings, key=lambda f: f.accounts)
    return anchor(widest.id), "shared" if widest.accounts > 1 else "single"
