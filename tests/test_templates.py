"""What a new desk starts with is faultless: every sample order, and every recipient with every template."""

from __future__ import annotations

import csv
import tomllib
from datetime import date
from string import Template

import pytest

from shipkit.config import Config
from shipkit.desk.checking import saved_in
from shipkit.desk.compose import compose
from shipkit.desk.desk import Desk
from shipkit.desk.order import COLUMNS, Order
from shipkit.desk.orders import check_header, group_orders
from shipkit.desk.starting import starter_files

TODAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    with Desk.create(tmp_path_factory.mktemp("home") / "desk", sample=True) as desk:
        yield desk


def test_the_sample_orders_are_a_hundred_without_a_fault(sample):
    with (starter_files() / "sample" / "orders.csv").open(newline="", encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    assert check_header(header, "orders.csv", 1) == []
    orders, faults = group_orders(
        enumerate(rows, 2), lambda row: {c: cell for c, cell in zip(header, row, strict=True) if cell}, "orders.csv"
    )
    saved = saved_in(sample.book)
    answers = [compose(order.order, saved, sample.config, TODAY) for order in orders]
    assert (len(orders), faults) == (100, [])
    assert [finding for answer in answers for finding in answer.errors] == []
    assert len({answer.consignment.consignee.address.country for answer in answers}) >= 35


def test_every_sample_recipient_may_be_sent_every_template(sample):
    saved = saved_in(sample.book)
    for recipient in sample.book.recipients.codes():
        for template in sample.book.consignments.codes():
            answer = compose(Order({"recipient": recipient, "consignment": template}), saved, sample.config, TODAY)
            assert answer.errors == (), (recipient, template)


def test_the_settings_of_a_new_desk_uncommented_are_the_defaults(sample):
    text = (starter_files() / "desk.toml").read_text(encoding="utf-8")
    values = {"timezone": '"UTC"', "currency": '"USD"', "prefix": '"57000"', "shipper": ""}
    plain = Config.model_validate(tomllib.loads(Template(text).substitute(values)))
    bare = Config.model_validate({"ranges": [{"name": "main", "prefix": "57000", "first": 0, "last": 999_999}]})
    assert plain == bare
    assert sample.config.shipper is not None


def test_the_columns_of_the_sample_orders_are_ours():
    header = (starter_files() / "sample" / "orders.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    assert set(header) <= set(COLUMNS)
