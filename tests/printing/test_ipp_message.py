import pytest
from hypothesis import given
from hypothesis import strategies as st

from shipkit.printing.ipp_codes import Operation
from shipkit.printing.ipp_message import (
    LARGEST,
    Attribute,
    Attributes,
    Group,
    Message,
    NotIpp,
    Tag,
    Value,
    attribute,
    decode,
    encode,
)

# RFC 8010 appendix A.1, octet by octet.
PRINT_JOB = bytes.fromhex(
    "0101 0002 00000001 01"
    "47 0012" + b"attributes-charset".hex() + "0005" + b"utf-8".hex() + "48 001b"
    "" + b"attributes-natural-language".hex() + "0005" + b"en-us".hex() + "45 000b"
    "" + b"printer-uri".hex() + "002c" + b"ipp://printer.example.com/ipp/print/pinetree".hex() + "42 0008"
    "" + b"job-name".hex() + "0006" + b"foobar".hex() + "22 0016"
    "" + b"ipp-attribute-fidelity".hex() + "0001 01"
    "02 21 0006"
    + b"copies".hex()
    + "0004 00000014 44 0005"
    + b"sides".hex()
    + "0013"
    + b"two-sided-long-edge".hex()
    + "03"
)
PRINT_JOB_READ = Message(
    (1, 1),
    Operation.PRINT_JOB,
    1,
    (
        Attributes(
            Group.OPERATION,
            (
                attribute("attributes-charset", Tag.CHARSET, "utf-8"),
                attribute("attributes-natural-language", Tag.LANGUAGE, "en-us"),
                attribute("printer-uri", Tag.URI, "ipp://printer.example.com/ipp/print/pinetree"),
                attribute("job-name", Tag.NAME, "foobar"),
                attribute("ipp-attribute-fidelity", Tag.BOOLEAN, 1),
            ),
        ),
        Attributes(
            Group.JOB, (attribute("copies", Tag.INTEGER, 20), attribute("sides", Tag.KEYWORD, "two-sided-long-edge"))
        ),
    ),
)


def test_the_standards_own_example_is_written_and_read():
    assert encode(PRINT_JOB_READ) == PRINT_JOB
    assert decode(PRINT_JOB + b"%!PDF...") == (PRINT_JOB_READ, b"%!PDF...")


def test_further_values_and_a_range_are_written_as_the_standard_says():
    # RFC 8010 section 3.1.5: an empty name; section 3.9: a range is two integers.
    several = attribute("media", Tag.KEYWORD, "a", "b")
    copies = attribute("copies-supported", Tag.RANGE, (1, 99))
    message = Message((2, 0), 0, 7, (Attributes(Group.PRINTER, (several, copies)),))
    assert encode(message) == bytes.fromhex(
        "0200 0000 00000007 04 44 0005 6d65646961 0001 61 44 0000 0001 62"
        "33 0010 636f706965732d737570706f72746564 0008 00000001 00000063 03"
    )


NUMBERS = st.integers(-(2**31), 2**31 - 1)
TEXTS = st.text(max_size=30)
VALUES = st.one_of(
    st.builds(Value, st.sampled_from([Tag.INTEGER, Tag.ENUM]).map(int), NUMBERS),
    st.builds(Value, st.just(int(Tag.BOOLEAN)), st.integers(0, 255)),
    st.builds(Value, st.just(int(Tag.RANGE)), st.tuples(NUMBERS, NUMBERS)),
    st.builds(Value, st.integers(0x40, 0x5F), TEXTS),
    st.builds(
        Value, st.sampled_from([0x10, 0x13, 0x30, 0x31, 0x32, 0x34, 0x35, 0x37, 0x7F, 0xFF]), st.binary(max_size=30)
    ),
)
MESSAGES = st.builds(
    Message,
    st.tuples(st.integers(0, 9), st.integers(0, 9)),
    st.integers(0, 0xFFFF),
    NUMBERS,
    st.lists(
        st.builds(
            Attributes,
            st.sampled_from([0, 1, 2, 4, 5, 6, 9, 15]),
            st.lists(
                st.builds(
                    Attribute, st.text(min_size=1, max_size=20), st.lists(VALUES, min_size=1, max_size=4).map(tuple)
                ),
                max_size=4,
            ).map(tuple),
        ),
        max_size=4,
    ).map(tuple),
)


@given(MESSAGES, st.binary(max_size=20))
def test_what_is_written_reads_the_same_with_the_document_behind_it(message, document):
    assert decode(encode(message) + document) == (message, document)


@given(st.binary(max_size=300) | st.binary(max_size=300).map(lambda tail: PRINT_JOB[:9] + tail))
def test_random_bytes_are_a_message_or_refused(data):
    try:
        message, _ = decode(data)
    except NotIpp:
        return
    assert decode(encode(message))[0].code == message.code


@given(st.data())
def test_a_message_with_a_byte_changed_is_a_message_or_refused(data):
    place = data.draw(st.integers(0, len(PRINT_JOB) - 1))
    changed = PRINT_JOB[:place] + bytes([data.draw(st.integers(0, 255))]) + PRINT_JOB[place + 1 :]
    try:
        decode(changed)
    except NotIpp:
        return


@pytest.mark.parametrize("length", range(len(PRINT_JOB)))
def test_a_message_cut_short_is_refused(length):
    with pytest.raises(NotIpp):
        decode(PRINT_JOB[:length])


HEAD = bytes.fromhex("0101 0000 00000001")


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("21 0001 61 0004 00000001 03", "belongs to nothing"),  # before any group
        ("01 21 0000 0004 00000001 03", "belongs to nothing"),  # a further value of no attribute
        ("01 21 0001 61 0004 00000001 02 21 0000 0004 00000001 03", "belongs to nothing"),  # of the group before
        ("01 21 8000 61 03", "a length below zero"),
        ("01 21 7fff 61 03", "ends in the middle"),
        ("01 21 0001 61 0003 000001 03", "in 3 bytes"),
        ("01 22 0001 61 0000 03", "in 0 bytes"),
        ("01 33 0001 61 0004 00000001 03", "in 4 bytes"),
        ("01 21 00", "ends in the middle"),
    ],
)
def test_what_the_standard_does_not_allow_is_refused_with_the_reason(body, why):
    with pytest.raises(NotIpp, match=why):
        decode(HEAD + bytes.fromhex(body))


def test_a_message_without_an_end_is_not_read_for_ever():
    with pytest.raises(NotIpp, match="too large"):
        decode(HEAD + b"\x01" * (LARGEST + 10))


def test_a_deeply_nested_collection_is_a_row_of_values():
    depth = 10_000
    begin, end = Value(Tag.BEGIN_COLLECTION, b""), Value(Tag.END_COLLECTION, b"")
    nested = Attribute("media-col", (begin,) * depth + (end,) * depth)
    message = Message((2, 0), 0, 1, (Attributes(Group.PRINTER, (nested,)),))
    assert decode(encode(message)) == (message, b"")


@pytest.mark.parametrize(
    "value",
    [Value(Tag.INTEGER, 2**31), Value(Tag.RANGE, (0, 2**31)), Value(Tag.TEXT, "x" * 0x8000), Value(Tag.BOOLEAN, 256)],
)
def test_what_is_too_large_is_not_written(value):
    with pytest.raises(ValueError, match="."):
        encode(Message((1, 1), 2, 1, (Attributes(Group.JOB, (Attribute("x", (value,)),)),)))


def test_values_are_found_by_group_and_name():
    assert PRINT_JOB_READ.values(Group.JOB, "copies") == (20,)
    assert PRINT_JOB_READ.values(Group.OPERATION, "copies") == ()
    assert PRINT_JOB_READ.values(Group.JOB, "media") == ()


def test_text_in_another_encoding_is_read_as_well_as_may_be():
    message = Message(
        (1, 1), 0, 1, (Attributes(Group.OPERATION, (Attribute("status-message", (Value(Tag.TEXT, "x"),)),)),)
    )
    data = encode(message).replace(b"\x00\x01x", b"\x00\x01\xe9")
    assert decode(data)[0].values(Group.OPERATION, "status-message") == ("\ufffd",)
