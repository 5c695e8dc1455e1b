from __future__ import annotations

import difflib
import signal
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# No property is judged by its time, and each run tries the same examples. Others: pytest --hypothesis-profile=default
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

SHARED = Path(__file__).parents[2] / "shared"


def pytest_configure() -> None:
    """A shell starts what it puts in the background with Ctrl-C ignored, which the processes of tests would inherit."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write golden files anew instead of comparing with them")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with a golden file byte by byte and shows the difference; writes the file with ``--update``."""

    def compare(file: Path, text: str) -> None:
        if request.config.getoption("--update"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
            return
        expected = file.read_bytes().decode() if file.exists() else ""
        if text != expected:
            lines = difflib.unified_diff(expected.splitlines(), text.splitlines(), str(file), "now", lineterm="", n=2)
            pytest.fail("\n".join([*lines, "if this is meant: pytest --update"]), pytrace=False)

    return compare


@pytest.fixture
def shared() -> Path:
    """The folder of reference material beside the checkout; skips where there is none."""
    if not SHARED.is_dir():
        pytest.skip("the reference material is not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def one_model() -> Iterator[None]:
    """Lets everything in this process share one loaded language model: it takes seconds to load."""
    from kg.language import pipeline

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "load_model", cache(pipeline.load_model))
        yield
