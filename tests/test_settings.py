"""Settings: precedence, origins, and errors that name the place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SettingsError
from kg.settings import NAMES, SETTINGS, Settings, load, nearest, strangers, variable


def write(folder: Path, text: str) -> Path:
    file = folder / "kg.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_defaults(tmp_path: Path) -> None:
    """Without flags, variables and file every setting has its default, and says so."""
    settings = load({}, {}, folder=tmp_path)
    assert settings == Settings()
    assert {settings.origin(name) for name in NAMES} == {"default"}


def test_flag_beats_environment_beats_file(tmp_path: Path) -> None:
    """A flag beats the environment, which beats kg.toml, which beats the default; each value knows where it is from."""
    file = write(tmp_path, "workers = 2\nmodel = 'in-file'\nhost = 'file'\n")
    settings = load({"host": "flag", "model": None}, {"KG_HOST": "env", "KG_MODEL": "in-env"}, folder=tmp_path)
    assert (settings.host, settings.model, settings.workers, settings.port) == ("flag", "in-env", 2, 7878)
    origins = [settings.origin(name) for name in ("host", "model", "workers", "port")]
    assert origins == ["--host", "KG_MODEL", f"{file}:1", "default"]


def test_empty_variables_are_unset(tmp_path: Path) -> None:
    """An empty variable is as good as none, as shells have it."""
    assert load({}, {"KG_STORE": "", "KG_CONFIG": ""}, folder=tmp_path).store == Path(".kg")


def test_paths_of_a_file_are_beside_it(tmp_path: Path) -> None:
    """Relative paths in kg.toml are meant from its folder; those of flags and variables from the working folder."""
    file = write(tmp_path, "store = 'graph'\ndocuments = ['texts', '/abs']\n")
    settings = load({}, {"KG_QUERIES": "a:b"}, file=file)
    assert settings.store == tmp_path / "graph"
    assert settings.documents == (tmp_path / "texts", Path("/abs"))
    assert settings.queries == (Path("a"), Path("b"))


def test_config_variable_names_the_file(tmp_path: Path) -> None:
    """KG_CONFIG names the settings file where no flag does."""
    file = write(tmp_path, "port = 9\n")
    assert load({}, {"KG_CONFIG": str(file)}, folder=tmp_path / "elsewhere").port == 9


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("\n# x\nstroe = 'x'\n", ":3", "did you mean 'store'"),
        ("[wrokers]\nx = 1\n", ":1", "did you mean 'workers'"),
        ("zzzz = 1\n", ":1", "one of: store, "),
        ("port = 70000\n", ":1", "at most 65535"),
        ("port = true\n", ":1", "whole number"),
        ("workers = -1\n", ":1", "at least 0"),
        ("model = ''\n", ":1", "not empty"),
        ("base = 'no iri'\n", ":1", "absolute IRI"),
        ("base = 'https://example.org/data'\n", ":1", "ends in / or #"),
        ("query_seconds = 0\n", ":1", "above 0"),
        ("documents = 3\n", ":1", "list of paths"),
        ("a = [1,\n", "", "is not TOML"),
        ("port = = 3\n", ":1:8", "is not TOML"),
    ],
)
def test_wrong_files(tmp_path: Path, text: str, place: str, words: str) -> None:
    """A wrong key or value in kg.toml is an error with the file, the line, and what would be right."""
    file = write(tmp_path, text)
    with pytest.raises(SettingsError) as error:
        load({}, {}, folder=tmp_path)
    assert str(error.value).startswith(f"{file}{place}")
    assert words in str(error.value)


def test_not_utf8(tmp_path: Path) -> None:
    """A settings file that is not UTF-8 is told as such."""
    (tmp_path / "kg.toml").write_bytes(b"host = '\xff'")
    with pytest.raises(SettingsError, match="not UTF-8"):
        load({}, {}, folder=tmp_path)


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    """A settings file that was named and is not there is an error; kg.toml itself may be absent."""
    with pytest.raises(SettingsError, match="no such settings file"):
        load({}, {}, file=tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("flags", "environ", "where"),
    [
        ({"workers": "many"}, {}, "--workers: "),
        ({"max_bytes": "0"}, {}, "--max-bytes: "),
        ({}, {"KG_PORT": "x"}, "KG_PORT: "),
    ],
)
def test_wrong_flags_and_variables(flags: dict[str, Any], environ: dict[str, str], where: str, tmp_path: Path) -> None:
    """A wrong value names the flag or variable that it came from."""
    with pytest.raises(SettingsError) as error:
        load(flags, environ, folder=tmp_path)
    assert str(error.value).startswith(where)


def test_strangers() -> None:
    """KG_ variables that name no setting are found, with the one that was perhaps meant."""
    found = strangers({"KG_STROE": "x", "KG_DEBUG": "1", "KG_PORT": "1", "HOME": "/", "KG_ZZZZZZ": "x"})
    assert found == [("KG_STROE", "KG_STORE"), ("KG_ZZZZZZ", None)]


def test_nearest() -> None:
    """A did-you-mean offers only what is near."""
    assert nearest("targest", ["targets", "timeline"]) == "targets"
    assert nearest("xyz", ["targets"]) is None


@given(
    st.sampled_from(SETTINGS),
    st.one_of(st.integers(), st.text(), st.booleans(), st.floats(), st.lists(st.text()), st.none()),
)
def test_any_value_is_taken_or_refused_in_words(setting: Any, value: Any) -> None:
    """No value of any kind makes anything but a setting or a SettingsError that names the flag."""
    try:
        settings = load({setting.name: value}, {}, folder=Path("/nonexistent"))
    except SettingsError as error:
        assert setting.name in str(error)
    else:
        assert settings.origin(setting.name) == ("default" if value is None else "--" + setting.name.replace("_", "-"))


def test_variables_are_upper_case_names() -> None:
    """Each setting has its variable."""
    assert variable("max_bytes") == "KG_MAX_BYTES"
