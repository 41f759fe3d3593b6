import pytest

from shipkit.findings import Finding, as_dict, warning

POSTCODE = Finding("postcode", "'999' is no postcode", "postcode-pattern")


@pytest.mark.parametrize(
    ("finding", "text"),
    [
        (POSTCODE, "postcode: '999' is no postcode"),
        (POSTCODE.at("orders.csv", 7), "orders.csv:7: postcode: '999' is no postcode"),
        (Finding("", "the file is empty", "empty", file="orders.csv"), "orders.csv:0: the file is empty"),
        (Finding("", "nothing", "x"), "nothing"),
    ],
)
def test_a_finding_reads_as_file_line_column_why(finding, text):
    assert str(finding) == text


def test_a_doubt_stops_nothing():
    doubt = warning("phone", "none", "phone-missing")
    assert (doubt.level, doubt.is_error, POSTCODE.is_error) == ("warning", False, True)


def test_placing_a_finding_changes_nothing_else():
    placed = POSTCODE.at("a.csv", 2)
    assert (placed.where, placed.why, placed.code, placed.level) == (
        POSTCODE.where,
        POSTCODE.why,
        POSTCODE.code,
        "error",
    )
    assert POSTCODE.file is None


def test_a_script_reads_the_file_only_where_there_is_one():
    plain = {"level": "error", "where": "postcode", "why": "'999' is no postcode", "code": "postcode-pattern"}
    assert as_dict(POSTCODE) == plain
    assert as_dict(POSTCODE.at("a.csv", 2)) == plain | {"file": "a.csv", "line": 2}


def test_findings_are_equal_by_what_they_say():
    assert len({POSTCODE, Finding("postcode", "'999' is no postcode", "postcode-pattern")}) == 1
