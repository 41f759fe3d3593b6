import codecs

import pytest

from shipkit.errors import InvalidInput
from shipkit.tabular.encoding import find_encoding
from shipkit.tabular.faults import Faults

HEADER = "reference,name,address1,city,country,description\n"
SAYINGS = {
    "cp1252 German": "Bundesministerium für Digitales,Invalidenstraße 44,München,DE,Möbel und Bücher",
    "cp1252 French": "Bibliothèque nationale,Quai François Mauriac,Orléans,FR,Vêtements à déposer",
    "cp1252 Spanish": "Biblioteca Nacional,Paseo de Recoletos 20,Málaga,ES,Paños de algodón",
    "cp1252 Portuguese": "Biblioteca,Praça da República,São Paulo,BR,Peças de algodão",
    "cp1250 Polish": "Biblioteka Narodowa,aleja Niepodległości 213,Łódź,PL,Książki",
    "cp1250 Czech": "Národní knihovna,Mariánské náměstí,Plzeň,CZ,příliš žluťoučký kůň",
    "cp1251 Russian": "Российская государственная библиотека,улица Воздвиженка,Москва,RU,Книги",
    "cp1253 Greek": "Εθνική Βιβλιοθήκη,Λεωφόρος Συγγρού,Αθήνα,GR,Βιβλία",
    "cp1254 Turkish": "Milli Kütüphane,Bahçelievler,Ankara,TR,Çay bardağı şişe",
    "cp1255 Hebrew": "הספרייה הלאומית,רחוב רופין,ירושלים,IL,ספרים",
    "cp1256 Arabic": "مكتبة الإسكندرية,الكورنيش,الإسكندرية,EG,كتب",
    "cp874 Thai": "หอสมุดแห่งชาติ,ถนนสามเสน,กรุงเทพ,TH,หนังสือ",
    "cp932 Japanese": "国立国会図書館,永田町一丁目,東京都千代田区,JP,ありがとう",
    "euc_jp Japanese": "国立国会図書館,永田町一丁目,東京都千代田区,JP,ありがとう",
    "big5 Taiwan": "國家圖書館,中山南路20號,臺北市,TW,書籍謝謝",
    "cp949 Korean": "국립중앙도서관,반포대로 201,서울특별시 서초구,KR,찻잔",
    "gb18030 traditional": "國家圖書館,中山南路20號,臺北市,TW,書籍",
    "gb18030 two characters": "李明,Street 5,Beijing,CN,Books",
}
CHINESE = "国家图书馆,中关村南大街33号,北京市海淀区,CN,书籍\n"


def encoding_of(data):
    codec, warnings = find_encoding(data, Faults("a.csv"))
    return codec, [warning.code for warning in warnings]


@pytest.mark.parametrize(
    ("data", "codec"),
    [
        (b"plain,ascii\n", "utf-8"),
        ("Malé,北京".encode(), "utf-8"),
        ("Malé".encode("utf-8-sig"), "utf-8-sig"),
        ("Malé,北京".encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + "Malé".encode("utf-16-be"), "utf-16"),
        ((HEADER + CHINESE).encode("gbk"), "gb18030"),
        ((HEADER + "𠮷野家," + CHINESE).encode("gb18030"), "gb18030"),
        ((HEADER + "上海（浦东），No.1，￥5\n" + CHINESE).encode("gbk"), "gb18030"),
    ],
)
def test_marks_utf8_and_chinese_are_known_for_sure(data, codec):
    assert encoding_of(data) == (codec, [])


@pytest.mark.parametrize("saying", SAYINGS)
def test_a_code_page_is_guessed_rightly_and_the_guess_is_told(saying):
    text = HEADER + f"SO-1,{SAYINGS[saying]}\n"
    codec, warnings = encoding_of(text.encode(saying.split()[0]))
    assert text.encode(saying.split()[0]).decode(codec) == text
    assert warnings == ["encoding-guessed"]


def test_the_warning_shows_a_word_to_judge_by():
    _, (warning,) = find_encoding((HEADER + "SO-1,Rathaus,Köln\n").encode("cp1252"), Faults("a.csv"))
    assert str(warning) == (
        "a.csv:1: the file is not UTF-8; it was read as cp1252, for instance Köln. If that is wrong, save it as UTF-8"
    )
    assert not warning.is_error


def test_the_same_bytes_get_the_same_answer():
    data = (HEADER + SAYINGS["cp1252 Spanish"]).encode("cp1252")
    assert len({encoding_of(data)[0] for _ in range(5)}) == 1


def test_ascii_before_the_first_accent_does_not_hide_it():
    data = HEADER.encode() * 40_000 + "SO-1,Kulturstraße,Müller,Köln\n".encode("cp1252")
    assert encoding_of(data) == ("cp1252", ["encoding-guessed"])


def test_utf8_cut_at_the_edge_of_a_piece_is_still_utf8():
    data = b"x" * ((1 << 20) - 1) + "é".encode() * 10
    assert encoding_of(data) == ("utf-8", [])


@pytest.mark.parametrize(
    ("data", "places"),
    [
        (
            "Malé\nBrüssel \udcff,Köln\nok\r\nÅ\udce9\n".encode(errors="surrogateescape"),
            [(2, "byte 16 of the file (0xFF) is not UTF-8"), (4, "byte 30 of the file (0xE9) is not UTF-8")],
        ),
        (
            codecs.BOM_UTF8 + b"a\n\xff\n",
            [(2, "byte 6 of the file (0xFF) is not UTF-8")],
        ),
        (
            codecs.BOM_UTF16_LE + b"a\0\n\0\x00\xd8b\0",
            [(1, "byte 7 of the file is not UTF-16, as its beginning says")],
        ),
        (
            b"a,b\n1," + bytes(range(0x81, 0x100, 3)) * 4,
            [(2, "byte 7 of the file (0x81) is in no encoding known here; save the file as UTF-8")],
        ),
        (b"PK\x03\x04", [(1, "this is a spreadsheet and no text; is its name wrong?")]),
    ],
)
def test_bytes_of_no_encoding_are_named_by_place(data, places):
    with pytest.raises(InvalidInput) as caught:
        find_encoding(data, Faults("a.csv"))
    assert [(finding.line, finding.why) for finding in caught.value.findings] == places
    assert {finding.code for finding in caught.value.findings} == {"encoding"}
