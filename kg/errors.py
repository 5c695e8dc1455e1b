"""The one exception tree. Every message says what is wrong, where (file:line:column) and what to try.

KgError                         exit code 2
├── SettingsError               kg.toml, environment or flag
├── ReadError                   a document that cannot be read
│   ├── MissingPath             no such file or folder
│   ├── NoDocuments             a folder (or a list of paths) that holds none
│   ├── EmptyDocument           nothing but white space
│   ├── NotText                 binary content under a text name
│   ├── BadEncoding             not valid UTF-8
│   ├── TooLarge                over the size limit
│   ├── UnsupportedFormat       no reader for this kind of file
│   ├── MalformedDocument       the format's own parser refused it
│   ├── WrongLanguage           not in a language that the model reads
│   └── DuplicateName           two files of one build share a name
├── ModelError                  the spaCy model is missing or unusable
├── GazetteerError              the gazetteer file is missing, broken or of another version
├── LinksError                  links.tsv or links-live.tsv: a file or line that is wrong
├── LiveError                   Wikidata or a reconciliation service could not be asked
├── GraphError                  terms or facts that cannot be mapped
├── StoreError                  exit code 3
│   ├── StoreMissing            nothing was built here yet
│   ├── StoreLocked             another process has it open
│   ├── StoreBroken             Oxigraph refuses its files
│   ├── StoreTooNew             written by a later diplograph
│   ├── StoreFull               the disk has no room for a change; nothing of it is kept
│   └── UnknownDocument         no such document in the store
├── QueryError                  exit code 2
│   ├── QuerySyntax             not SPARQL; line and column
│   ├── QueryForbidden          SERVICE, LOAD or an update where none is allowed
│   ├── QueryTimeout            over its time limit
│   ├── QueryTooLarge           over its limit of rows or bytes
│   ├── ServiceFailed           an endpoint that it asks by SERVICE gives no answer
│   ├── UnknownQuery            no saved query of this name
│   ├── BadParameter            missing, unknown or of the wrong type
│   └── BadQueryFile            a saved query whose header or text is wrong
└── ServerError                 exit code 3; the address is taken or not ours to bind, or a server does not do its part
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file; ``line`` and ``column`` count from 1."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = [self.file]
        if self.line is not None:
            parts.append(str(self.line))
            if self.column is not None:
                parts.append(str(self.column))
        return ":".join(parts)


class KgError(Exception):
    """Root of the tree. ``message`` says what, ``where`` where, ``hint`` what to try."""

    exit_code = 2

    def __init__(self, message: str, *, where: Where | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        text = f"{self.where}: {self.message}" if self.where else self.message
        return f"{text}\n  try: {self.hint}" if self.hint else text

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions with keyword-only arguments do not survive the trip out of a worker process by themselves.
        return _rebuild, (type(self), self.message, self.where, self.hint)


def _rebuild(kind: type[KgError], message: str, where: Where | None, hint: str | None) -> KgError:
    return kind(message, where=where, hint=hint)


class SettingsError(KgError): ...


class ReadError(KgError): ...


class MissingPath(ReadError): ...


class NoDocuments(ReadError): ...


class EmptyDocument(ReadError): ...


class NotText(ReadError): ...


class BadEncoding(ReadError): ...


class TooLarge(ReadError): ...


class UnsupportedFormat(ReadError): ...


class MalformedDocument(ReadError): ...


class WrongLanguage(ReadError): ...


class DuplicateName(ReadError): ...


class ModelError(KgError): ...


class GazetteerError(KgError): ...


class LinksError(KgError): ...


class LiveError(KgError): ...


class GraphError(KgError): ...


class StoreError(KgError):
    exit_code = 3


class StoreMissing(StoreError): ...


class StoreLocked(StoreError): ...


class StoreBroken(StoreError): ...


class StoreTooNew(StoreError): ...


class StoreFull(StoreError): ...


class UnknownDocument(StoreError): ...


class QueryError(KgError): ...


class QuerySyntax(QueryError): ...


class QueryForbidden(QueryError): ...


class QueryTimeout(QueryError): ...


class QueryTooLarge(QueryError): ...


class ServiceFailed(QueryError): ...


class UnknownQuery(QueryError): ...


class BadParameter(QueryError): ...


class BadQueryFile(QueryError): ...


class ServerError(KgError):
    exit_code = 3
