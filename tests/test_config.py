import pickle

import pytest
from builders import a_config

from shipkit.config import Config, RangeSettings, load_config
from shipkit.errors import StoreUnusable

LEAST = '[[ranges]]\nname = "main"\nfirst = 0\nlast = 999999\nprefix = "10000"\n'


@pytest.fixture
def load(tmp_path):
    """Write a `desk.toml` and read it."""

    def load(content):
        path = tmp_path / "desk.toml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        try:
            return load_config(path)
        finally:
            assert path.read_bytes() == (content if isinstance(content, bytes) else content.encode())

    return load


@pytest.fixture
def refused(load):
    """The sentence with which a `desk.toml` is refused, without its path."""

    def refused(content):
        with pytest.raises(StoreUnusable) as fault:
            load(content)
        return fault.value.message.split("desk.toml ", 1)[1]

    return refused


def test_a_range_is_all_that_must_be_said(load):
    config = load(LEAST)
    assert config.shipper is None
    assert config.defaults.service in config.carrier.services
    assert config.defaults.packaging in config.carrier.packagings
    assert set(config.carrier.express) <= set(config.carrier.services)
    assert config.ranges[0].range.number_at(0).startswith("10000")


def test_what_is_said_is_kept(load):
    config = load(
        LEAST
        + '[desk]\ntimezone = "Asia/Shanghai"\ncurrency = "cny"\nweight_unit = "lb"\n'
        + '[shipper]\ncompany = "大连市图书馆"\n[shipper.address]\naddress1 = "长白街7号"\ncountry = "China"\n'
        + '[carrier]\nname = "Post"\n[carrier.services]\n"Next Day" = "Next day"\n[defaults]\nservice = "Next Day"\npayer = "Recipient"\n'
    )
    assert (config.desk.timezone, config.desk.currency, config.desk.weight_unit) == ("Asia/Shanghai", "CNY", "lb")
    assert (config.shipper.title, config.shipper.address.country) == ("大连市图书馆", "CN")
    assert dict(config.carrier.services) == {"next-day": "Next day"}
    assert (config.defaults.service, config.defaults.payer) == ("next-day", "recipient")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "has faults: ranges: it is needed"),
        ("ranges = []", "has faults: ranges: 0 are too few: 1 is the least"),
        ("ranges = 5", "has faults: ranges: 5 stands where a list is needed"),
        (LEAST + LEAST, "has faults: ranges: two ranges have the same name"),
        (LEAST.replace("999999", "-1"), "has faults: ranges.1.last: -1 is too little: 0 is the least"),
        (LEAST.replace("999999", '"many"'), "has faults: ranges.1.last: 'many' is no whole number"),
        (LEAST.replace("999999", "1e309"), "has faults: ranges.1.last: inf is no number that can be used"),
        (
            LEAST.replace("first = 0", "first = 2").replace("999999", "1"),
            "has faults: ranges.1: last 1 comes before first 2",
        ),
        (
            LEAST.replace("999999", "9999999"),
            "has faults: ranges.1: last 9999999 has more than the 6 digits left for it",
        ),
        (LEAST.replace('"10000"', '"1000A"'), "has faults: ranges.1: prefix '1000A' should be up to 10 digits"),
        (LEAST.replace('"main"', '"../x"'), "has faults: ranges.1.name: '../x' is no code"),
        (LEAST + 'scheme = "luhn"', "has faults: ranges.1: 'luhn' is no scheme of a range"),
        (LEAST + "[desks]", "has faults: desks: there is no such field"),
        (LEAST + '[desk]\ncolour = "red"', "has faults: desk.colour: there is no such field"),
        (LEAST + '[desk]\ntimezone = "Dalian"', "has faults: desk.timezone: 'Dalian' is no time zone"),
        (
            LEAST + '[desk]\ntimezone = "../../etc/passwd"',
            "has faults: desk.timezone: '../../etc/passwd' is no time zone",
        ),
        (LEAST + '[desk]\ntimezone = ""', "has faults: desk.timezone: '' is no time zone"),
        (LEAST + '[desk]\ncurrency = "XYZ"', "has faults: desk.currency: 'XYZ' is no currency"),
        (
            LEAST + '[desk]\nweight_unit = "stone"',
            "has faults: desk.weight_unit: 'stone' is none of 'kg', 'g', 'lb' or 'oz'",
        ),
        (LEAST + '[defaults]\npayer = "me"', "has faults: defaults.payer: 'me' is none of 'shipper', 'recipient' or"),
        (LEAST + '[defaults]\nincoterm = "DAT"', "has faults: defaults.incoterm: 'DAT' is none of"),
        (LEAST + "[carrier.services]", "has faults: carrier.services: 0 are too few: 1 is the least"),
        (LEAST + '[carrier.services]\n"../x" = "X"', "has faults: carrier.services.../x.[key]: '../x' is no code"),
        (LEAST + '[plates]\ngs1_prefix = "12"', "has faults: plates.gs1_prefix: '12' is not of the form"),
        (LEAST + '[plates]\nagency = "un"', "has faults: plates.agency: 'un' is not of the form"),
        (LEAST + "[shipper]", "has faults: shipper.name: a company or a name is needed; shipper.address: it is needed"),
        (
            LEAST + '[shipper]\ncompany = "a\\u202Eb"\naddress = {address1 = "a", country = "DE"}',
            "has faults: shipper.company: character 2",
        ),
        ("version = 2\n" + LEAST, "has faults: version: 2 is none of 1"),
    ],
)
def test_a_fault_is_named_with_its_field_and_value(refused, content, said):
    assert refused(content).startswith(said)


def test_every_fault_is_named_at_once(refused):
    content = (
        LEAST
        + 'first_number = 1\n[desk]\ntimezone = "Dalian"\ncurrency = "XYZ"\n[defaults]\npayer = "me"\nreason = "joke"\n'
        '[shipper]\nphone = "\\u0001"\n[shipper.address]\naddress1 = "a"\ncountry = "Narnia"\n'
    )
    fields = [part.split(": ")[0] for part in refused(content).removeprefix("has faults: ").split("; ")]
    assert fields == [
        "desk.timezone", "desk.currency", "shipper.name", "shipper.phone", "shipper.address.country",
        "defaults.reason", "defaults.payer", "ranges.1.first_number",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("version = ", "cannot be read: Invalid value"),
        ("[desk", "cannot be read: Expected ']'"),
        (b"name = '\xff'", "cannot be read: 'utf-8' codec can't decode"),
        (LEAST.encode("utf-16"), "cannot be read: 'utf-8' codec can't decode"),
        ("a = " + "[" * 100_000, "cannot be read: it is nested too deeply"),
        (LEAST.replace("999999", "9" * 5000), "cannot be read: Exceeds the limit"),
        ("a = '\0'", "cannot be read: "),
        (b"\0" * 10_000_000, "cannot be read: "),
    ],
    ids=range(8),
)
def test_what_is_no_toml_is_refused_and_left_as_it_is(refused, content, said):
    assert refused(content).startswith(said)


def test_a_byte_order_mark_does_no_harm(load):
    assert load(b"\xef\xbb\xbf" + LEAST.encode()) == load(LEAST)


def test_a_file_that_is_not_there_is_named_once(tmp_path):
    with pytest.raises(StoreUnusable) as fault:
        load_config(tmp_path / "desk.toml")
    assert fault.value.message == f"{tmp_path / 'desk.toml'} cannot be read: No such file or directory"


def test_a_folder_is_no_settings(tmp_path):
    with pytest.raises(StoreUnusable, match="cannot be read"):
        load_config(tmp_path)


def test_settings_can_be_sent_to_another_process():
    config = a_config()
    assert pickle.loads(pickle.dumps(config)) == config


def test_a_range_of_the_settings_is_that_of_the_numbers():
    settings = RangeSettings(name="post", scheme="S10", first=1, last=99, prefix="RR", suffix="CN")
    assert settings.range.number_at(1) == "RR000000014CN"


def test_two_configurations_share_no_ranges():
    assert Config(ranges=[{"name": "a", "first": 0, "last": 9}]).ranges != a_config().ranges
