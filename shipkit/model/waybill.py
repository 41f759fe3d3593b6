"""The transport document: a consignment with its number, as it was on the day it was booked."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, model_validator

from shipkit.model.base import Name, Short, Value
from shipkit.model.consignment import Consignment


class Carrier(Value):
    """Who carries it, and the words its papers use for services and packagings (code to name)."""

    name: Name
    service: Name
    packaging: Name


class Waybill(Value):
    """A booked consignment: everything its papers show, frozen.

    `plates` has one bar-code number a piece, in the order of the pieces: an SSCC (18 digits) or an ISO 15459
    licence plate. `booked_at` is UTC. `version` is the form of this record, raised when a field changes meaning.
    """

    version: Literal[1] = 1
    number: Annotated[Short, Field(min_length=4)]
    booked_at: datetime
    booked_by: Name = ""
    carrier: Carrier
    consignment: Consignment
    plates: tuple[Short, ...]

    @model_validator(mode="after")
    def _plate_for_each_piece(self) -> Waybill:
        if len(self.plates) != len(self.consignment.pieces):
            msg = f"{len(self.consignment.pieces)} pieces need as many plates, not {len(self.plates)}"
            raise ValueError(msg)
        return self
