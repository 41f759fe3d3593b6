"""`desk.toml`: who ships, with which carrier, from which number ranges, and what is so when nobody says otherwise."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, ValidationError, model_validator

from shipkit.errors import StoreUnusable
from shipkit.model.base import Code, CountryCode, CurrencyCode, Name, Short, Value, Word
from shipkit.model.consignment import IncotermWord, PayerWord, ReasonWord
from shipkit.model.faults import faults_of
from shipkit.model.party import Party
from shipkit.numbers.ranges import NumberRange


def _is_zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except Exception:  # noqa: BLE001  # zoneinfo raises whatever the broken name leads it to
        msg = f"{text!r} is no time zone: write it as Asia/Shanghai"
        raise ValueError(msg) from None
    return text


class DeskSettings(Value):
    """What belongs to the desk itself: its zone decides what day it is."""

    name: Name = "shipping desk"
    timezone: Annotated[Short, AfterValidator(_is_zone)] = "UTC"
    currency: CurrencyCode = "USD"
    weight_unit: Literal["kg", "g", "lb", "oz"] = "kg"
    dimension_unit: Literal["cm", "mm", "m", "in"] = "cm"


class CarrierSettings(Value):
    """The carrier's words. Neutral here; a desk writes its own carrier's."""

    name: Name = "Neutral Carrier"
    services: Annotated[Mapping[Word, Name], Field(min_length=1)] = {
        "priority": "Priority",
        "economy": "Economy",
        "freight": "Freight",
        "documents": "Documents",
    }
    packagings: Annotated[Mapping[Word, Name], Field(min_length=1)] = {
        "own": "Own packaging",
        "envelope": "Envelope",
        "pak": "Pak",
        "box": "Box",
        "tube": "Tube",
        "pallet": "Pallet",
    }
    express: tuple[Word, ...] = ("priority", "documents")


class Defaults(Value):
    """What a consignment says when the order, its template and the recipient say nothing."""

    service: Word = "priority"
    packaging: Word = "own"
    incoterm: IncotermWord = "DAP"
    reason: ReasonWord = "sale"
    payer: PayerWord = "shipper"
    payer_account: Short = ""
    duties_account: Short = ""


class RangeSettings(Value):
    """A range of waybill numbers, as the carrier gave it."""

    name: Code
    scheme: Word = "waybill"
    first: Annotated[int, Field(ge=0)]
    last: Annotated[int, Field(ge=0)]
    prefix: Short = ""
    suffix: Short = ""

    @property
    def range(self) -> NumberRange:
        """The range the numbers are made from."""
        return NumberRange(self.name, self.scheme, self.first, self.last, self.prefix, self.suffix)

    @model_validator(mode="after")
    def _holds(self) -> RangeSettings:
        faults = self.range.faults()
        if faults:
            raise ValueError("; ".join(fault.why for fault in faults))
        return self


class PlateSettings(Value):
    """What piece numbers are made from: a GS1 company prefix (SSCC), or an ISO 15459 agency and company id."""

    gs1_prefix: Annotated[Short, Field(pattern=r"^(\d{4,12})?$")] = ""
    agency: Annotated[Short, Field(pattern=r"^[0-9A-Z]{0,3}$")] = ""
    company: Annotated[Short, Field(pattern=r"^[0-9A-Z]{0,12}$")] = ""


def _each_named_once(ranges: tuple[RangeSettings, ...]) -> tuple[RangeSettings, ...]:
    names = [entry.name for entry in ranges]
    if len(set(names)) < len(names):
        msg = "two ranges have the same name"
        raise ValueError(msg)
    return ranges


Copies = Annotated[int, Field(ge=1, le=20)]


class PaperSettings(Value):
    """How papers are printed when nobody says otherwise. Files are in the desk's folder."""

    captions: Short = "en"
    copies: tuple[Literal["shipper", "carrier", "consignee"], ...] = ()
    mask_accounts: bool = False
    sheet: Code = "label-100x150"
    label_dpi: Literal[203, 300, 600] = 203
    address_sheet: Code = "a4-8up"
    letterhead: Name = ""
    signature: Name = ""
    counts: Mapping[Word, Copies] = {}
    counts_to: Mapping[CountryCode, Mapping[Word, Copies]] = {}
    fonts: tuple[Name, ...] = ()


class Config(Value):
    """The whole of `desk.toml`."""

    version: Literal[1] = 1
    desk: DeskSettings = DeskSettings()
    shipper: Party | None = None
    carrier: CarrierSettings = CarrierSettings()
    defaults: Defaults = Defaults()
    ranges: Annotated[tuple[RangeSettings, ...], Field(min_length=1), AfterValidator(_each_named_once)]
    plates: PlateSettings = PlateSettings()
    paper: PaperSettings = PaperSettings()
    printers: Mapping[Word, Name] = {}


def load_config(path: Path) -> Config:
    """Read `desk.toml`. Errors: StoreUnusable, with every fault and its field; the file is left as it is."""
    try:
        # Notepad puts a byte order mark before a file, which TOML does not know.
        content: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as fault:
        raise StoreUnusable(f"{path} cannot be read: {fault.strerror or fault}") from fault
    except RecursionError:
        raise StoreUnusable(f"{path} cannot be read: it is nested too deeply") from None
    except ValueError as fault:  # no UTF-8, no TOML, or a whole number of more digits than Python takes
        raise StoreUnusable(f"{path} cannot be read: {fault}") from fault
    try:
        return Config.model_validate(content)
    except ValidationError as fault:
        whys = (f"{each.where}: {each.why}" for each in faults_of(fault))
        raise StoreUnusable(f"{path} has faults: " + "; ".join(whys), hint="shipkit desk info") from None
