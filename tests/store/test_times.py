# ruff: noqa: DTZ001

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shipkit.store.times import day_text, utc_text

EAST = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2026, 11, 22, 9, 0, tzinfo=UTC), "2026-11-22T09:00:00Z"),
        (datetime(2026, 11, 22, 9, 0, 0, 999_999, tzinfo=UTC), "2026-11-22T09:00:00Z"),
        (datetime(2026, 11, 22, 2, 0, tzinfo=EAST), "2026-11-21T18:00:00Z"),
        ("2026-11-22T09:00:00Z", "2026-11-22T09:00:00Z"),
        ("2026-11-22T09:00:00.250+08:00", "2026-11-22T01:00:00Z"),
    ],
)
def test_a_time_is_kept_as_utc_to_the_second(moment, text):
    assert utc_text(moment) == text


@pytest.mark.parametrize("moment", [datetime(2026, 11, 22), "2026-11-22T09:00:00", "yesterday", ""])
def test_a_time_without_a_zone_or_sense_is_refused(moment):
    with pytest.raises(ValueError, match=r"zone|Invalid"):
        utc_text(moment)


@given(
    st.datetimes(timezones=st.just(UTC), min_value=datetime(1000, 1, 2)),
    st.datetimes(timezones=st.just(EAST), min_value=datetime(1000, 1, 2)),
)
def test_texts_compare_as_the_times_do(one, other):
    if one.replace(microsecond=0) < other.replace(microsecond=0):
        assert utc_text(one) < utc_text(other)


@pytest.mark.parametrize(("day", "text"), [(date(2026, 2, 1), "2026-02-01"), ("2026-02-01", "2026-02-01")])
def test_a_day_is_kept_as_iso_text(day, text):
    assert day_text(day) == text


def test_a_day_that_is_none_is_refused():
    with pytest.raises(ValueError, match=r"2026-02-30|day"):
        day_text("2026-02-30")
