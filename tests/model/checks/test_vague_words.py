import pytest

from shipkit.model.checks.vague_words import is_vague


@pytest.mark.parametrize(
    "text",
    [
        "gift", "Gifts", "GIFT", "sample", "Samples", "samples, no commercial value", "10 samples", "parts",
        "Spare parts", "Auto parts", "goods", "Goods/merchandise", "merchandise", "accessories", "Electronics",
        "clothing", "various", "Misc.", "as per invoice", "see attached invoice", "Personal effects", "gift box",
        "10 pcs", "household goods",
        "Geschenk", "Muster ohne Wert", "Ersatzteile", "Zubehör", "laut Rechnung",
        "échantillons", "Pièces détachées", "marchandises diverses", "selon facture",
        "Ropa y accesorios", "muestras sin valor comercial", "piezas de repuestos",
        "amostras sem valor", "peças", "campioni senza valore", "ricambi", "monsters zonder waarde",
        "części", "odzież", "yedek parça", "подарки", "Запчасти", "электроника и одежда", "هدية", "إكسسوارات",
        "礼品", "样品", "样品一批", "配件、零件", "货物", "物品", "杂货", "其他", "电子产品", "详见发票", "禮品",
        "樣品",
        "ギフト", "サンプル", "部品", "その他", "선물", "샘플", "부품 기타", "样品 samples",
    ],
)  # fmt: skip
def test_words_that_name_no_goods_are_vague(text):
    assert is_vague(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "123", "of and the", "Machine parts of cast iron", "Cotton fabric, dyed, samples", "Documents", "Steel",
        "礼品盒纸", "和服", "电子元件", "Teebeutel", "Parts of bicycles", "Partshop", "товарный вагон",
    ],
)  # fmt: skip
def test_one_word_that_names_goods_is_enough(text):
    assert not is_vague(text)
