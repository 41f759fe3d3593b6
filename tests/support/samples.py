"""Things to print: texts of many scripts, and waybills made of them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from shipkit.model.consignment import Consignment
from shipkit.model.party import Party
from shipkit.model.waybill import Carrier, Waybill
from shipkit.numbers import licence_plate, sscc
from shipkit.numbers import waybill as waybill_number

if TYPE_CHECKING:
    from typing import Any

# What a line may hold, script by script: public institutions and their streets.
SCRIPTS = {
    "latin": "Museo Nacional del Prado, C. Ruiz de Alarcón 23 (Edificio Jerónimos)",
    "vietnamese": "Thư viện Quốc gia Việt Nam, 31 Tràng Thi, Hà Nội",
    "greek": "Μουσείο Ακρόπολης, Διονυσίου Αρεοπαγίτου 15, Αθήνα 117 42",
    "cyrillic": "Національна бібліотека України, Голосіївський проспект, 3, Київ",
    "armenian": "Մատենադարան, Մաշտոցի պողոտա 53, Երևան",
    "georgian": "საქართველოს ეროვნული მუზეუმი, რუსთაველის გამზირი 3",
    "ethiopic": "ብሔራዊ ሙዚየም፣ አዲስ አበባ",
    "chinese": "中国国家博物馆，北京市东城区东长安街16号",
    "japanese": "国立国会図書館（東京都千代田区永田町1丁目）カタカナ",
    "korean": "국립중앙박물관 서울특별시 용산구 서빙고로 137",
    "arabic": "مكتبة الإسكندرية، طريق الجيش 12 (الشاطبي)",
    "hebrew": "מוזיאון ישראל, דרך רופין 11 (ירושלים)",
    "thai": "จุฬาลงกรณ์มหาวิทยาลัย ที่ตั้ง ถนนพญาไท 254",
    "devanagari": "राष्ट्रीय संग्रहालय, जनपथ, नई दिल्ली 110011",
    "bengali": "বাংলাদেশ জাতীয় জাদুঘর, শাহবাগ, ঢাকা ১০০০",
    "tamil": "அரசு அருங்காட்சியகம், சென்னை 600008",
    "khmer": "សារមន្ទីរជាតិ ភ្នំពេញ",
    "burmese": "အမျိုးသားပြတိုက် ရန်ကုန်",
    "lao": "ຫໍສະໝຸດແຫ່ງຊາດ ວຽງຈັນ",
}

COUNTRY_OF = {
    "latin": "ES", "vietnamese": "VN", "greek": "GR", "cyrillic": "UA", "armenian": "AM", "georgian": "GE",
    "ethiopic": "ET", "chinese": "CN", "japanese": "JP", "korean": "KR", "arabic": "EG", "hebrew": "IL",
    "thai": "TH", "devanagari": "IN", "bengali": "BD", "tamil": "IN", "khmer": "KH", "burmese": "MM", "lao": "LA",
}  # fmt: skip


def party(script: str = "latin", **changes: Any) -> Party:
    """A party in a script: its text cut into a company, a street and a town."""
    words = SCRIPTS[script].split()
    values = {
        "company": " ".join(words[:3]),
        "name": "Receiving desk",
        "phone": "+44 20 7946 0000",
        "email": "desk@example.com",
        "tax_id": "GB 000 0000 00",
        "account": "123456789",
        "address": {
            "address1": " ".join(words[3:]) or words[0],
            "city": words[-1][-10:],
            "postcode": "10115",
            "country": COUNTRY_OF[script],
        },
    }
    return Party.model_validate(values | changes)


def item(number: int = 1, **changes: Any) -> dict[str, Any]:
    """A line of goods."""
    values = {
        "description": f"Porcelain tableware sets, no. {number}",
        "hs_code": "691110",
        "country_of_manufacture": "CN",
        "quantity": "12",
        "unit": "sets",
        "unit_value": "41.00 USD",
        "net_weight_g": 2600,
    }
    return values | changes


def waybill(
    serial: int = 1, *, items: int | list[dict[str, Any]] = 2, pieces: int = 1, gs1: bool = False, **changes: Any
) -> Waybill:
    """A booked consignment of so many items, or of these; `changes` are fields of the consignment."""
    number = waybill_number.make(serial, "57000")
    values = {
        "shipper": party("chinese"),
        "consignee": party(),
        "reference": f"SO-{serial:06d}",
        "references": ("PO 4500123",),
        "service": "priority",
        "ship_date": date(2026, 11, 23),
        "items": [item(n) for n in range(1, items + 1)] if isinstance(items, int) else items,
        "pieces": [{"weight_g": 2500 + n, "length_mm": 400, "width_mm": 300, "height_mm": 205} for n in range(pieces)],
        "currency": "USD",
        "incoterm": "DAP",
        "incoterm_place": "Madrid",
        "payer_account": "123456789",
        "notes": "Ring at the rear entrance",
    }
    plates = [
        sscc.make("0123456", serial * 1000 + n) if gs1 else licence_plate.make(number, n + 1) for n in range(pieces)
    ]
    return Waybill(
        number=number,
        booked_at=datetime(2026, 11, 22, 8, 15, tzinfo=UTC),
        booked_by="Shipping desk",
        carrier=Carrier(name="Neutral Carrier", service="Priority", packaging="Box"),
        consignment=Consignment.model_validate(values | changes),
        plates=tuple(plates),
    )
