from shipkit.errors import ExitCode
from shipkit.tabular.faults import KEPT, Faults


def test_faults_are_kept_in_order_with_file_and_line():
    faults = Faults("a.csv")
    faults.add(7, "seven", "x", "city")
    faults.add(3, "three", "y")
    assert [str(finding) for finding in faults.findings()] == ["a.csv:7: city: seven", "a.csv:3: three"]
    assert not faults.fatal


def test_beyond_the_limit_faults_are_only_counted_and_the_file_is_refused():
    faults = Faults("a.csv")
    for line in range(1, KEPT + 1235):
        faults.add(line, "bad", "x")
    assert len(faults.findings()) == KEPT + 1
    assert faults.findings()[-1].code == "more"
    assert faults.findings()[-1].why == "1,234 more faults are not listed"
    assert faults.fatal


def test_the_error_counts_and_carries_them():
    faults = Faults("a.csv")
    faults.add(2, "bad", "x")
    assert str(faults.error()) == "a.csv cannot be read: 1 fault"
    error = faults.stop(3, "worse", "y")
    assert str(error) == "a.csv cannot be read: 2 faults"
    assert [finding.line for finding in error.findings] == [2, 3]
    assert error.exit_code is ExitCode.INVALID
