import pytest

from shipkit.labels.text.choice import use_fonts


@pytest.fixture(autouse=True)
def no_fonts_of_the_machine():
    """Papers are tested in our own fonts: what else a machine has must not change a test."""
    use_fonts(machine=False)
