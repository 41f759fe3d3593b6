from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shipkit.desk import clock
from shipkit.desk.clock import parse_day
from shipkit.errors import UsageError

TODAY = date(2026, 12, 1)


@pytest.fixture
def at(monkeypatch):
    return lambda text: monkeypatch.setenv("SHIPKIT_NOW", text)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-22T09:00:00+08:00", datetime(2026, 11, 22, 1, tzinfo=UTC)),
        ("2026-11-22T09:00:00Z", datetime(2026, 11, 22, 9, tzinfo=UTC)),
        ("2026-11-22T09:00:00.123456", datetime(2026, 11, 22, 9, tzinfo=UTC)),
        ("2026-11-22", datetime(2026, 11, 22, tzinfo=UTC)),
    ],
)
def test_the_variable_stops_the_clock_to_the_second(at, text, moment):
    at(text)
    assert clock.now() == moment
    assert clock.now().tzinfo is UTC


@pytest.mark.parametrize(
    "text",
    ["noon", "2026-13-01", "0001-01-01T00:00:00+08:00", "0001-06-01", "9999-12-31T23:00:00-08:00", "9999-06-01", " ", "x\t",
     "2026-11-22T09:00:00" * 1000],
    ids=range(9),
)  # fmt: skip
def test_a_time_that_is_none_is_refused_with_an_example(at, text):
    at(text)
    with pytest.raises(UsageError, match="write an ISO time, as in 2026-11-22T09:00:00"):
        clock.now()


def test_without_the_variable_it_is_now_to_the_second(monkeypatch):
    monkeypatch.delenv("SHIPKIT_NOW", raising=False)
    before = datetime.now(UTC)
    moment = clock.now()
    assert before - timedelta(seconds=1) <= moment <= datetime.now(UTC)
    assert moment.microsecond == 0


@pytest.mark.parametrize(
    ("zone", "day"), [("UTC", 30), ("Asia/Shanghai", 31), ("America/New_York", 30), ("Pacific/Kiritimati", 31)]
)
def test_the_zone_of_the_desk_decides_what_day_it_is(at, zone, day):
    at("2026-12-30T18:00:00Z")
    assert clock.today(zone) == date(2026, 12, day)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
@pytest.mark.parametrize("text", ["0002-01-01T00:00:00Z", "9998-12-31T23:59:59Z"])
def test_every_zone_has_a_day_at_the_ends_of_the_calendar(at, zone, text):
    at(text)
    assert parse_day("+9", clock.today(zone)) > clock.today(zone)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", date(2026, 12, 1)),
        ("today", date(2026, 12, 1)),
        (" Today ", date(2026, 12, 1)),
        ("今天", date(2026, 12, 1)),
        ("tomorrow", date(2026, 12, 2)),
        ("明天", date(2026, 12, 2)),
        ("+0", date(2026, 12, 1)),
        ("+3", date(2026, 12, 4)),
        ("＋３", date(2026, 12, 4)),
        ("+999", date(2029, 8, 26)),
        ("2026-12-01", date(2026, 12, 1)),
        ("２０２６-１２-０５", date(2026, 12, 5)),
        ("20261205", date(2026, 12, 5)),
        ("2020-01-01", date(2020, 1, 1)),
        ("yesterday", date(2026, 11, 30)),
        ("昨天", date(2026, 11, 30)),
        ("-7", date(2026, 11, 24)),
        ("-0", date(2026, 12, 1)),
    ],
)
def test_a_day_is_read_as_people_say_it(text, day):
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    ["never", "2026-13-01", "2026-02-30", "+1000", "-1000", "-", "+-3", "+٣", "01.12.2026", "1/12/2026", "1e309", "\0", "\ud800",
     "2026-12-01T00:00", "today tomorrow", "2026-12-01" + " " * 10_000_000, "9" * 10_000_000],
    ids=range(17),
)  # fmt: skip
def test_a_day_that_is_none_is_refused_with_the_ways_to_write_one(text):
    with pytest.raises(ValueError, match="is no date: write it as 2026-12-01, today, tomorrow or"):
        parse_day(text, TODAY)


def test_a_day_off_the_calendar_is_no_date():
    with pytest.raises(ValueError, match=r"'\+3' is no date"):
        parse_day("+3", date.max)
    with pytest.raises(ValueError, match=r"'-3' is no date"):
        parse_day("-3", date.min)


@given(st.dates())
def test_every_date_is_read_back_from_its_text(day):
    assert parse_day(day.isoformat(), TODAY) == day


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_a_sentence(text):
    try:
        assert isinstance(parse_day(text, TODAY), date)
    except ValueError as fault:
        assert "is no date" in str(fault)
