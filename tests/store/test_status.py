import pytest

from shipkit.store.status import fold


@pytest.mark.parametrize(
    ("kinds", "status"),
    [
        ([], "booked"),
        (["booked"], "booked"),
        (["booked", "closed"], "closed"),
        (["booked", "void"], "void"),
        (["booked", "closed", "void"], "void"),
        (["booked", "printed", "printed"], "booked"),
        (["booked", "closed", "printed"], "closed"),
    ],
)
def test_the_status_is_what_the_events_lead_to(kinds, status):
    assert fold(kinds) == status


@pytest.mark.parametrize("later", ["booked", "closed", "printed"])
def test_nothing_brings_back_what_is_void(later):
    assert fold(["booked", "void", later]) == "void"
