"""Who sends and who receives: address, party, and a party's Latin form beside its own script."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from shipkit.model.base import Code, CountryCode, Email, EmptyIsNone, Name, Short, Value, Word
from shipkit.model.text import is_latin, latin


class Address(Value):
    """Where a party is. Lines, city and region as the place itself writes them; `country` ISO 3166-1 alpha-2."""

    address1: Name
    address2: Name = ""
    address3: Name = ""
    city: Name = ""
    region: Name = ""
    postcode: Annotated[Short, Field(max_length=20)] = ""
    country: CountryCode

    @property
    def lines(self) -> tuple[str, ...]:
        """The street lines that say something, one to three."""
        return tuple(line for line in (self.address1, self.address2, self.address3) if line)


class LatinForm(Value):
    """How a party is written in Latin letters, for the carrier's line. An empty field is as the original."""

    company: Name = ""
    name: Name = ""
    address1: Name = ""
    address2: Name = ""
    address3: Name = ""
    city: Name = ""
    region: Name = ""


class Party(Value):
    """A shipper or consignee. At least one of `company` and `name`; `account` is its account with the carrier."""

    company: Name = ""
    name: Annotated[Name, Field(validate_default=True)] = ""
    department: Name = ""
    phone: Short = ""
    email: Email = ""
    address: Address
    tax_id: Short = ""
    account: Short = ""
    residential: bool = False
    latin: LatinForm | None = None

    @field_validator("name")
    @classmethod
    def _is_somebody(cls, name: str, info: ValidationInfo) -> str:
        if not name and info.data.get("company") == "":
            msg = "a company or a name is needed"
            raise ValueError(msg)
        return name

    @property
    def title(self) -> str:
        """What a list shows: the company, else the name."""
        return self.company or self.name


_LATIN_FIELDS = tuple(LatinForm.model_fields)


def with_latin(party: Party) -> Party:
    """The party with a Latin form: what the user gave, completed by transliteration; None when all is Latin."""
    to = party.address
    written = (party.company, party.name, to.address1, to.address2, to.address3, to.city, to.region)
    if party.latin is None and all(map(is_latin, written)):
        return party
    return _latin_added(party)


# Many consignments have one shipper, and often one consignee.
@lru_cache(maxsize=256)
def _latin_added(party: Party) -> Party:
    original = dict(party) | dict(party.address)
    given = dict(party.latin or LatinForm())
    form = {field: given[field] or latin(original[field])[:100] for field in _LATIN_FIELDS}
    return party.model_copy(update={"latin": LatinForm.model_validate(form)})


class PartyDefaults(Value):
    """What a recipient brings to each consignment for it, below the template and above the desk's own."""

    service: Annotated[Word | None, EmptyIsNone] = None
    packaging: Annotated[Word | None, EmptyIsNone] = None
    incoterm: Annotated[Short | None, EmptyIsNone] = None
    reason: Annotated[Word | None, EmptyIsNone] = None
    payer: Annotated[Word | None, EmptyIsNone] = None
    payer_account: Annotated[Short | None, EmptyIsNone] = None
    duties_payer: Annotated[Word | None, EmptyIsNone] = None
    duties_account: Annotated[Short | None, EmptyIsNone] = None
    references: Annotated[tuple[Short, ...], Field(max_length=10)] = ()
    notes: Name = ""


class Recipient(Value):
    """An entry of the address book; also of the senders, who are parties kept the same way."""

    code: Code
    party: Party
    defaults: PartyDefaults = PartyDefaults()


class Group(Value):
    """Recipients who are sent the same consignment."""

    code: Code
    description: Name = ""
    members: Annotated[tuple[Code, ...], Field(min_length=1, max_length=10_000)]

    @field_validator("members")
    @classmethod
    def _each_once(cls, members: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(members)) < len(members):
            msg = f"{Counter(members).most_common(1)[0][0]} is a member twice"
            raise ValueError(msg)
        return members
