"""One request, asked again where that may help, and its answer within bounds."""

import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpcore
import httpx
from attrs import evolve, frozen

from crossbearing import __version__
from crossbearing.fetching.answer import Answer
from crossbearing.fetching.refusal import Refusal
from crossbearing.fetching.settings import FetchSettings
from crossbearing.fetching.transport import Deadline, GuardedTransport
from crossbearing.fetching.turns import Turns
from crossbearing.fetching.unpacking import ACCEPTED, unpacked

AGENT = f"Crossbearing/{__version__}"
BUSY = (429, 500, 502, 503, 504)
PAGE = (200, 203)
HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8",
    "Accept-Encoding": ACCEPTED,
    "Accept-Language": "en, *;q=0.5",
    "Connection": "close",
}


@frozen
class Asker:
    """Asks servers, each in its turn. Safe to share between threads."""

    settings: FetchSettings
    turns: Turns
    verify: ssl.SSLContext

    @contextmanager
    def visit(self) -> Iterator["Visit"]:
        """A visitor with cookies of its own, as some pages redirect until theirs comes back."""
        deadline = Deadline()
        s = self.settings
        with httpx.Client(
            transport=GuardedTransport(self.verify, deadline, s.allow_private),
            headers=HEADERS,
            timeout=httpx.Timeout(s.read_seconds, connect=s.connect_seconds),
            trust_env=False,
            follow_redirects=False,
        ) as client:
            yield Visit(client, deadline, s, self.turns)


@frozen
class Visit:
    client: httpx.Client
    deadline: Deadline
    settings: FetchSettings
    turns: Turns

    def ask(self, url: httpx.URL, headers: Mapping[str, str], max_bytes: int) -> Answer:
        """The answer to a GET of ``url``; its payload is read if it is a page.

        A server that is busy or breaks off is asked again as the settings say. Raises Refusal where
        there is no answer, and for one that is too long or takes too long.
        """
        for tried in range(self.settings.retries + 1):
            last = tried == self.settings.retries
            wait = self.settings.backoff_seconds * 2**tried
            try:
                with self.turns.of(url.host):
                    answer = self._once(url, headers, max_bytes)
            except httpcore.TimeoutException as error:
                if last or self.deadline.passed:
                    raise Refusal(self._too_slow(error)) from error
            except (httpcore.NetworkError, httpcore.ProtocolError) as error:
                if last or not _may_pass(error):
                    raise Refusal(f"cannot be fetched: {_in_words(error)}") from error
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise Refusal(f"cannot be fetched: the server does not keep to HTTP ({error})") from error
            else:
                if answer.status not in BUSY or last:
                    return answer
                asked = _retry_after(answer)
                if asked is not None and asked > self.settings.max_wait_seconds:
                    raise Refusal(f"answers {answer.told} and asks to wait {asked:.0f} seconds: try later")
                wait = max(wait, asked or 0)
            self.turns.wait(min(wait, self.settings.max_wait_seconds))
        raise AssertionError("the last try returns or raises")

    def _once(self, url: httpx.URL, headers: Mapping[str, str], max_bytes: int) -> Answer:
        self.deadline.start(self.settings.total_seconds)
        with self.client.stream("GET", url, headers=dict(headers)) as response:
            answer = Answer(
                url=str(url),
                ip=str(response.extensions["network_stream"].get_extra_info("server_addr")[0]),
                protocol=response.extensions.get("http_version", b"HTTP/1.1").decode("ascii"),
                status=response.status_code,
                reason=response.reason_phrase,
                headers=tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in response.headers.raw),
                retrieved=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            )
            if answer.status not in PAGE:
                return answer
            raw = self._payload(response, max_bytes)
        body = unpacked(raw, ", ".join(response.headers.get_list("content-encoding")), max_bytes)
        return evolve(answer, raw=raw, body=body, complete=True)

    def _payload(self, response: httpx.Response, max_bytes: int) -> bytes:
        declared = response.headers.get("content-length", "")
        if declared.isdecimal() and int(declared) > max_bytes:
            raise Refusal(_too_large(max_bytes))
        chunks, length = [], 0
        for chunk in response.iter_raw():
            length += len(chunk)
            if length > max_bytes:
                raise Refusal(_too_large(max_bytes))
            if self.deadline.passed:
                raise httpcore.ReadTimeout("out of time")
            self.turns.wait(0)  # leaves where all is to stop
            chunks.append(chunk)
        return b"".join(chunks)

    def _too_slow(self, error: httpcore.TimeoutException) -> str:
        s = self.settings
        if self.deadline.passed:
            return f"takes longer than {s.total_seconds:g} seconds and is not waited for"
        if isinstance(error, httpcore.ConnectTimeout):
            return f"cannot be fetched: no connection within {s.connect_seconds:g} seconds"
        return f"cannot be fetched: the server said nothing for {s.read_seconds:g} seconds"


def _too_large(max_bytes: int) -> str:
    return f"is larger than {max_bytes / 1e6:g} MB and is not read"


def _may_pass(error: Exception) -> bool:
    """Whether the same request may succeed later: not where the certificate is wrong."""
    return not isinstance(error.__context__, ssl.SSLCertVerificationError)


def _in_words(error: Exception) -> str:
    cause = error.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate cannot be trusted ({cause.verify_message})"
    if isinstance(error, httpcore.ConnectError):
        return f"no connection ({error})"
    if isinstance(error, httpcore.ProtocolError):
        return f"the server does not keep to HTTP ({error})"
    return f"the connection broke ({error})"


def _retry_after(answer: Answer) -> float | None:
    """Seconds that a server asks to wait (RFC 9110, 10.2.3); None where it names no time."""
    told = (answer.header("retry-after") or "").strip()
    if told.isdecimal():
        return float(told[:9])
    try:
        moment = parsedate_to_datetime(told)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, moment.timestamp() - time.time())
