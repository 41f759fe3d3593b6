import pytest
from hypothesis import given
from hypothesis import strategies as st

from shipkit.model.checks.po_box import is_po_box


@pytest.mark.parametrize(
    "line",
    [
        "P.O. Box 12", "PO Box 12", "po box 12", "P.O.Box12", "P O Box 5", "POB 7", "P.O.B. 12", "GPO Box 1",
        "Post Office Box 9", "Private Bag 12", "Locked Bag 3", "c/o Library, PO Box 5, Main Street",
        "Postfach 10 01 02", "Postbus 12", "Postboks 4", "Postilokero 3",
        "BP 123", "B.P. 12", "BP13131", "BP: 353", "Boîte postale 4", "boite postale 4", "BP n° 4",
        "Apartado 12", "Apartado de Correos 5", "Apdo. Postal 3", "Casilla 33", "Casilla de correo 8",
        "Caixa Postal 10", "Casella postale 4", "Skr. poczt. 5", "Skrytka pocztowa 5", "Poštovní přihrádka 2",
        "Τ.Θ. 123", "а/я 15", "А/Я 15", "абонентский ящик 3", "а/с 7", "ת.ד. 45", "ص.ب 123", "ص ب 4",
        "صندوق بريد 4", "صندوق البريد 4", "北京100085信箱", "邮政信箱12", "郵政信箱12", "私書箱3号", "사서함 12",
    ],
)  # fmt: skip
def test_a_post_office_box_is_seen_in_any_language(line):
    assert is_po_box(line)


@pytest.mark.parametrize(
    "line",
    [
        "", "1 Main Street", "Boxwood Road 1", "12 Mailbox Lane", "BP station, Ring Road", "Box 12", "Impobox",
        "Postfachweg 3", "Postbusweg 1", "Pobeda Street 7", "Shop 12", "Apartadó, Antioquia", "Calle Casilla",
        "P. O. Brown Street 4", "Pho B Street", "улица Хрещатик, 36", "7 kasvu", "长白街7号", "Casa Postal",
        "Depot B 12", "Bag End 1", "Tipo b",
    ],
)  # fmt: skip
def test_an_address_with_similar_words_is_no_post_office_box(line):
    assert not is_po_box(line)


@given(st.text(max_size=100))
def test_any_line_has_an_answer(line):
    assert is_po_box(line) in {True, False}
