"""Counters in the text format that Prometheus reads.

Source: Prometheus, "Exposition formats", text-based format 0.0.4.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

_BUCKETS = (0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10.0)  # seconds


class Metrics:
    """Requests by route and status, and how long they took."""

    def __init__(self) -> None:
        self._requests: dict[tuple[str, int], int] = {}
        self._buckets: dict[str, list[int]] = {}
        self._seconds: dict[str, float] = {}

    def count(self, route: str, status: int, seconds: float) -> None:
        """One request that was answered."""
        self._requests[route, status] = self._requests.get((route, status), 0) + 1
        buckets = self._buckets.get(route)
        if buckets is None:
            buckets = self._buckets[route] = [0] * (len(_BUCKETS) + 1)
            self._seconds[route] = 0.0
        buckets[bisect_left(_BUCKETS, seconds)] += 1
        self._seconds[route] += seconds

    def render(self, values: Mapping[str, int]) -> str:
        """All of it; ``values`` are single numbers, counters where the name ends in _total."""
        lines = ["# TYPE kg_http_requests_total counter"]
        for (route, status), number in sorted(self._requests.items()):
            lines.append(f'kg_http_requests_total{{route="{route}",status="{status}"}} {number}')
        lines.append("# TYPE kg_http_request_seconds histogram")
        for route, buckets in sorted(self._buckets.items()):
            total = 0
            for bound, number in zip((*_BUCKETS, "+Inf"), buckets, strict=True):
                total += number
                lines.append(f'kg_http_request_seconds_bucket{{route="{route}",le="{bound}"}} {total}')
            lines.append(f'kg_http_request_seconds_count{{route="{route}"}} {total}')
            lines.append(f'kg_http_request_seconds_sum{{route="{route}"}} {self._seconds[route]:.6f}')
        for name, value in values.items():
            lines.append(f"# TYPE {name} {'counter' if name.endswith('_total') else 'gauge'}")
            lines.append(f"{name} {value}")
        return "\n".join(lines) + "\n"
