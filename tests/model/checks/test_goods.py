import pytest
from hypothesis import given
from hypothesis import strategies as st

from shipkit.model.checks.goods import check_description, check_hs_code, hs_digits


def codes(findings):
    return [(finding.where, finding.code, finding.level) for finding in findings]


@pytest.mark.parametrize(
    "code",
    ["847130", "8471.30", "8471 30 00 00", "090121", "8471301000", "０９０１２１", "970110", "980100", "9902.00"],
)
def test_an_hs_code_of_six_to_ten_digits_passes(code):
    assert check_hs_code(code) == ()


@pytest.mark.parametrize("code", ["", "84713", "84713000001", "84A130", "84-71-30", "八四七一三〇", "8471,30"])
def test_what_is_not_six_to_ten_digits_is_an_error(code):
    (found,) = check_hs_code(code)
    assert (found.where, found.code, found.level) == ("hs_code", "hs-code", "error")
    assert found.why.startswith(f"'{code}' is ")


@pytest.mark.parametrize("code", ["001234", "770000"])
def test_a_chapter_there_is_none_of_is_a_warning(code):
    assert codes(check_hs_code(code)) == [("hs_code", "hs-chapter", "warning")]


def test_dots_and_blanks_are_left_out_of_an_hs_code():
    assert hs_digits(" 8471.30 00") == "84713000"


@pytest.mark.parametrize(
    "text",
    [
        "Machine parts of cast iron", "Cotton fabric, dyed, samples", "Printed books", "Men's cotton T-shirts, knitted",
        "Laptop computers, 14 inch", "Documents without commercial value", "Documents", "LED lamps", "Green tea",
        "Green tea in packages under 3 kg", "USB 3.0 cable", "Bicycle brake parts", "Books", "Ton", "绿茶", "女式毛衣",
        "电子元件样品", "木製の椅子", "녹차", "Чай зелёный", "شاي أخضر", "Pièces en fonte", "A4 paper", "Plastic parts",
        "Porcelain tableware sets", "5G antennas", "Gift wrapping paper of coloured cellulose",
    ],
)  # fmt: skip
def test_a_description_that_names_goods_passes(text):
    assert check_description(text) == ()


@pytest.mark.parametrize("text", ["", " ", "ab", "茶", "차", "...", "WD-4", "T"])
def test_a_description_of_a_letter_or_two_is_too_short(text):
    assert codes(check_description(text)) == [("description", "description-short", "warning")]


@pytest.mark.parametrize(
    "text",
    [
        "SO-1234", "PO 4711", "#8812", "20240815", "Order no. 77-123", "INV/2024/0815", "订单 20240815", "注文 12345",
        "Bestellung 4711", "4711", "12", "1234 5678 AB", "Invoice 123", "№ 4711", "PO#4711", "4006381333931",
    ],
)  # fmt: skip
def test_the_number_of_an_order_is_no_description(text):
    assert codes(check_description(text)) == [("description", "description-order-number", "warning")]


@pytest.mark.parametrize("text", ["gift", "as per invoice", "样品一批"])
def test_a_vague_description_is_a_warning(text):
    assert codes(check_description(text)) == [("description", "description-vague", "warning")]


@given(st.text(max_size=200))
def test_any_text_is_judged_once_and_never_refused(text):
    found = check_description(text)
    assert len(found) <= 1
    assert all(finding.level == "warning" for finding in found)
    assert len(check_hs_code(text)) <= 1
