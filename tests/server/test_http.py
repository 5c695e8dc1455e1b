"""What is read of a request before anything is answered."""

from __future__ import annotations

from urllib.parse import unquote_to_bytes

from hypothesis import given
from hypothesis import strategies as st

from kg.server.http import unquoted


@given(
    st.lists(st.sampled_from([b"%", b"%3D", b"%c3", b"%A9", b"%0a", b"=", b"\r\n", b" ", b"_", b"3", b"\xff", b"."]))
)
def test_percent_encoding_is_read_as_the_standard_library_reads_it(parts: list[bytes]) -> None:
    """Whole escapes, broken ones and bytes that mean something elsewhere all come out the same."""
    data = b"".join(parts)
    assert unquoted(data) == unquote_to_bytes(data)
