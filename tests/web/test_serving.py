"""The socket that a desk is served from."""

import socket

from crossbearing.web.serving import listening


def test_the_end_of_a_page_does_not_wait_for_its_beginning_to_be_acknowledged() -> None:
    with listening("127.0.0.1", 0) as bound, socket.create_connection(bound.getsockname()):
        taken, _ = bound.accept()
        with taken:
            assert taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
