"""Responses as WARC records (ISO 28500), which any web archive tool can read."""

from io import BytesIO
from uuid import NAMESPACE_URL, uuid5

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crossbearing.fetching.answer import Answer

# The payload is kept as it was sent but for its chunks, so this header would mislead who replays it.
HOP = "transfer-encoding"


def response_record(answer: Answer) -> bytes:
    """``answer`` as one gzipped response record; of the same answer always the same bytes."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    headers = [(f"X-Archive-Orig-{k}" if k.lower() == HOP else k, v) for k, v in answer.headers]
    identity = "\x1f".join((answer.url, answer.retrieved, str(answer.status), repr(headers)))
    about = {
        "WARC-Date": answer.retrieved,
        "WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, identity)}>",
        "WARC-IP-Address": answer.ip,
    }
    if not answer.complete:
        about["WARC-Truncated"] = "unspecified"  # of redirects only the head is read
    writer.write_record(
        writer.create_warc_record(
            answer.url,
            "response",
            payload=BytesIO(answer.raw),
            http_headers=StatusAndHeaders(
                f"{answer.status} {answer.reason}".strip(), headers, protocol=answer.protocol
            ),
            warc_headers_dict=about,
        )
    )
    return out.getvalue()
