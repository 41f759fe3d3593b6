"""IPP messages as bytes and back (RFC 8010 section 3). Pure: what a message means is `ipp`'s business.

A collection (RFC 8010 section 3.1.6) stays what it is on the wire, a row of values between BEGIN_COLLECTION and
END_COLLECTION: nothing here recurses, so nothing can be nested too deeply.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 256 * 1024
"""Bytes of attributes that are read; all 103 attributes of ippeveprinter 2.4 are 9 kB, and five are asked for."""

_LONGEST = 0x7FFF  # RFC 8010 section 3.1: lengths are SIGNED-SHORT
_HEAD = struct.Struct(">bbHi")  # version, operation or status, request id
_SHORT = struct.Struct(">h")
_INTEGER = struct.Struct(">i")
_RANGE = struct.Struct(">ii")


class Group(IntEnum):
    """Delimiters (RFC 8010 section 3.5.1); other numbers below 0x10 are read as groups nobody knows."""

    OPERATION = 0x01
    JOB = 0x02
    END = 0x03
    PRINTER = 0x04
    UNSUPPORTED = 0x05


class Tag(IntEnum):
    """Kinds of values (RFC 8010 section 3.5.2) that are more than bytes to us."""

    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    RANGE = 0x33
    BEGIN_COLLECTION = 0x34
    END_COLLECTION = 0x37
    TEXT = 0x41
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME_TYPE = 0x49
    MEMBER_NAME = 0x4A


_FIRST_VALUE = 0x10
_TEXTS = range(0x40, 0x60)  # RFC 8010 section 3.5.2: character-string values
_SIZES = {Tag.INTEGER: 4, Tag.ENUM: 4, Tag.BOOLEAN: 1, Tag.RANGE: 8}

Content = int | str | bytes | tuple[int, int]


class Value(NamedTuple):
    """One value: a number (INTEGER, ENUM, BOOLEAN), two (RANGE), a text, or bytes for every other tag."""

    tag: int
    content: Content


class Attribute(NamedTuple):
    """A name and one value or more."""

    name: str
    values: tuple[Value, ...]


class Attributes(NamedTuple):
    """A group of attributes."""

    group: int
    attributes: tuple[Attribute, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A request, whose `code` is an operation, or its answer, whose `code` is a status."""

    version: tuple[int, int]
    code: int
    request_id: int
    groups: tuple[Attributes, ...] = ()

    def values(self, group: int, name: str) -> tuple[Content, ...]:
        """What the first such group with the attribute says; nothing where there is none."""
        for each in self.groups:
            if each.group == group:
                for attribute in each.attributes:
                    if attribute.name == name:
                        return tuple(value.content for value in attribute.values)
        return ()


class NotIpp(ValueError):
    """Bytes that are no IPP message."""


def attribute(name: str, tag: Tag, *contents: Content) -> Attribute:
    """An attribute whose values are all of one kind."""
    return Attribute(name, tuple(Value(tag, content) for content in contents))


def encode(message: Message) -> bytes:
    """The message as it is sent; a document follows right behind. Errors: ValueError for what is too long or large."""
    try:
        parts = [_HEAD.pack(*message.version, message.code, message.request_id)]
        for each in message.groups:
            parts.append(bytes([each.group]))
            for name, values in each.attributes:
                parts += _written(name, values)
    except struct.error as fault:
        raise ValueError(f"it does not fit into an IPP message: {fault}") from None
    return b"".join(parts) + bytes([Group.END])


def _written(name: str, values: tuple[Value, ...]) -> Iterator[bytes]:
    for place, (tag, content) in enumerate(values):
        # RFC 8010 section 3.1.5: a further value of the same attribute has an empty name.
        yield bytes([tag]) + _sized(name.encode() if place == 0 else b"") + _sized(_bytes_of(tag, content))


def _sized(content: bytes) -> bytes:
    return _SHORT.pack(len(content)) + content


def _bytes_of(tag: int, content: Content) -> bytes:
    match content:
        case bytes():
            return content
        case str():
            return content.encode()
        case (low, high):
            return _RANGE.pack(low, high)
    return bytes([content]) if tag == Tag.BOOLEAN else _INTEGER.pack(content)


def decode(data: bytes) -> tuple[Message, bytes]:
    """A message, and the document behind it. Errors: NotIpp."""
    if len(data) < _HEAD.size:
        raise NotIpp("it is too short")
    major, minor, code, request_id = _HEAD.unpack_from(data)
    groups: list[tuple[int, list[tuple[str, list[Value]]]]] = []
    place = _HEAD.size
    while True:
        if place >= len(data):
            raise NotIpp("it ends in the middle")
        tag = data[place]
        place += 1
        if tag == Group.END:
            break
        if place > LARGEST:
            raise NotIpp("it is too large")
        if tag < _FIRST_VALUE:
            groups.append((tag, []))
            continue
        name, place = _taken(data, place)
        content, place = _taken(data, place)
        if not groups or not (name or groups[-1][1]):
            raise NotIpp("it has a value that belongs to nothing")
        attributes = groups[-1][1]
        if name:
            attributes.append((name.decode(errors="replace"), []))
        attributes[-1][1].append(Value(tag, _content(tag, content)))
    return Message((major, minor), code, request_id, _frozen(groups)), data[place:]


def _taken(data: bytes, place: int) -> tuple[bytes, int]:
    """The bytes whose length stands at a place, and the place behind them."""
    if place + 2 > len(data):
        raise NotIpp("it ends in the middle")
    (length,) = _SHORT.unpack_from(data, place)
    end = place + 2 + length
    if length < 0:
        raise NotIpp("it has a length below zero")
    if end > len(data):
        raise NotIpp("it ends in the middle")
    return data[place + 2 : end], end


def _content(tag: int, content: bytes) -> Content:
    if tag in _TEXTS:
        return content.decode(errors="replace")
    size = _SIZES.get(tag)  # type: ignore[call-overload]
    if size is None:
        return content
    if len(content) != size:
        raise NotIpp(f"it has a value of kind 0x{tag:02x} in {len(content)} bytes")
    if tag == Tag.RANGE:
        low, high = _RANGE.unpack(content)
        return low, high
    return content[0] if tag == Tag.BOOLEAN else int.from_bytes(content, signed=True)


def _frozen(groups: list[tuple[int, list[tuple[str, list[Value]]]]]) -> tuple[Attributes, ...]:
    return tuple(
        Attributes(tag, tuple(Attribute(name, tuple(values)) for name, values in attributes))
        for tag, attributes in groups
    )
