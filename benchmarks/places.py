"""Where the generated orders go: public institutions, written as their own countries write them.

Facts: names and street addresses as the institutions' own web sites give them, typed on 2026-11-22. Columns are
those of the batch file: company, address1, address2, city, region, postcode, country.
"""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A consignee's whole address; empty where the country's addresses have no such part."""

    company: str
    address1: str
    address2: str
    city: str
    region: str
    postcode: str
    country: str


PLACES = tuple(Place(*row) for row in (
    ("国家图书馆", "中关村南大街33号", "海淀区", "北京市", "北京市", "100081", "CN"),
    ("南京博物院", "中山东路321号", "玄武区", "南京市", "江苏省", "210016", "CN"),
    ("浙江图书馆", "曙光路73号", "西湖区", "杭州市", "浙江省", "310007", "CN"),
    ("香港中央圖書館", "高士威道66號", "", "銅鑼灣", "香港島", "", "HK"),
    ("國家圖書館", "中山南路20號", "", "中正區", "台北市", "100201", "TW"),
    ("国立国会図書館", "永田町1-10-1", "", "千代田区", "東京都", "100-8924", "JP"),
    ("京都国立博物館", "茶屋町527", "", "京都市東山区", "京都府", "605-0931", "JP"),
    ("국립중앙도서관", "반포대로 201", "", "서초구", "서울특별시", "06579", "KR"),
    ("หอสมุดแห่งชาติ", "ถนนสามเสน", "แขวงวชิรพยาบาล", "เขตดุสิต", "กรุงเทพมหานคร", "10300", "TH"),
    ("Bảo tàng Lịch sử Quốc gia", "1 Tràng Tiền", "Hoàn Kiếm", "Hà Nội", "Hà Nội", "11000", "VN"),
    ("National Library", "100 Victoria Street", "", "", "", "188064", "SG"),
    ("Perpustakaan Negara Malaysia", "232 Jalan Tun Razak", "", "Kuala Lumpur", "Kuala Lumpur", "50572", "MY"),
    ("Perpustakaan Nasional Republik Indonesia", "Jalan Medan Merdeka Selatan 11", "Gambir",
     "Jakarta Pusat", "DKI Jakarta", "10110", "ID"),
    ("National Museum of the Philippines", "Padre Burgos Avenue", "Ermita",
     "City of Manila", "Metro Manila", "1000", "PH"),
    ("National Library of India", "Belvedere Road", "Alipore", "Kolkata", "West Bengal", "700027", "IN"),
    ("राष्ट्रीय संग्रहालय", "जनपथ", "", "नई दिल्ली", "Delhi", "110011", "IN"),
    ("National Library of Sri Lanka", "14 Independence Avenue", "", "Colombo", "", "00700", "LK"),
    ("مكتبة الإسكندرية", "طريق الجيش", "الشاطبي", "الإسكندرية", "الإسكندرية", "21526", "EG"),
    ("متحف الفن الإسلامي", "طريق الكورنيش", "", "الدوحة", "", "", "QA"),
    ("مكتبة الملك فهد الوطنية", "طريق الملك فهد", "حي العليا", "الرياض", "", "12212", "SA"),
    ("مكتبة محمد بن راشد", "الجداف", "", "دبي", "دبي", "", "AE"),
    ("Jordan National Gallery of Fine Arts", "Husni Fareez Street", "Jabal Al Weibdeh",
     "Amman", "", "11190", "JO"),
    ("מוזיאון תל אביב לאמנות", "שדרות שאול המלך 27", "", "תל אביב-יפו", "", "6133201", "IL"),
    ("Millî Kütüphane", "İsmet İnönü Bulvarı", "Bahçelievler", "Çankaya", "Ankara", "06490", "TR"),
    ("საქართველოს პარლამენტის ეროვნული ბიბლიოთეკა", "ლადო გუდიაშვილის ქუჩა 7", "",
     "თბილისი", "", "0105", "GE"),
    ("Հայաստանի ազգային պատկերասրահ", "Արամի փողոց 1", "", "Երևան", "Երևան", "0010", "AM"),
    ("Қазақстан Республикасының Ұлттық кітапханасы", "Абай даңғылы 14", "", "Алматы", "", "050013", "KZ"),
    ("Національний художній музей України", "вулиця Михайла Грушевського, 6", "",
     "Київ", "Київ", "01001", "UA"),
    ("Национална библиотека „Св. св. Кирил и Методий“", "бул. „Васил Левски“ 88", "", "София", "", "1504", "BG"),
    ("Народна библиотека Србије", "Скерлићева 1", "", "Београд", "", "11000", "RS"),
    ("Μουσείο Ακρόπολης", "Διονυσίου Αρεοπαγίτου 15", "", "Αθήνα", "", "117 42", "GR"),
    ("Biblioteka Narodowa", "al. Niepodległości 213", "", "Warszawa", "", "02-086", "PL"),
    ("Národní muzeum", "Václavské náměstí 68", "", "Praha 1", "", "110 00", "CZ"),
    ("Magyar Nemzeti Múzeum", "Múzeum körút 14-16.", "", "Budapest", "", "1088", "HU"),
    ("Biblioteca Națională a României", "Bulevardul Unirii 22", "", "București", "", "030833", "RO"),
    ("Latvijas Nacionālā bibliotēka", "Mūkusalas iela 3", "", "Rīga", "", "LV-1423", "LV"),
    ("Kansalliskirjasto", "Unioninkatu 36", "", "Helsinki", "", "00170", "FI"),
    ("Kungliga biblioteket", "Humlegårdsgatan 26", "", "Stockholm", "", "114 46", "SE"),
    ("Nasjonalbiblioteket", "Henrik Ibsens gate 110", "", "Oslo", "", "0255", "NO"),
    ("Nationalmuseet", "Ny Vestergade 10", "", "København K", "", "1471", "DK"),
    ("Þjóðminjasafn Íslands", "Suðurgata 41", "", "Reykjavík", "", "102", "IS"),
    ("National Library of Ireland", "7-8 Kildare Street", "", "Dublin 2", "Co. Dublin", "D02 P638", "IE"),
    ("The British Library", "96 Euston Road", "", "London", "", "NW1 2DB", "GB"),
    ("National Library of Scotland", "George IV Bridge", "", "Edinburgh", "", "EH1 1EW", "GB"),
    ("Bibliothèque nationale de France", "Quai François-Mauriac", "", "Paris", "", "75013", "FR"),
    ("Rijksmuseum", "Museumstraat 1", "", "Amsterdam", "", "1071 XX", "NL"),
    ("Koninklijke Bibliotheek van België", "Keizerslaan 4", "", "Brussel", "", "1000", "BE"),
    ("Deutsche Nationalbibliothek", "Adickesallee 1", "", "Frankfurt am Main", "", "60322", "DE"),
    ("Schweizerische Nationalbibliothek", "Hallwylstrasse 15", "", "Bern", "", "3003", "CH"),
    ("Österreichische Nationalbibliothek", "Josefsplatz 1", "", "Wien", "", "1015", "AT"),
    ("Biblioteca Nazionale Centrale di Firenze", "Piazza dei Cavalleggeri 1", "", "Firenze", "FI", "50122", "IT"),
    ("Biblioteca Nacional de España", "Paseo de Recoletos, 20-22", "", "Madrid", "Madrid", "28001", "ES"),
    ("Biblioteca Nacional de Portugal", "Campo Grande 83", "", "Lisboa", "", "1749-081", "PT"),
    ("Bibliothèque nationale du Royaume du Maroc", "Avenue Ibn Khaldoun", "Agdal", "Rabat", "", "10090", "MA"),
    ("Kenya National Archives", "Moi Avenue", "", "Nairobi", "", "00100", "KE"),
    ("National Library of South Africa", "228 Johannes Ramokhoase Street", "", "Pretoria", "", "0001", "ZA"),
    ("Library of Congress", "101 Independence Avenue SE", "", "Washington", "DC", "20540", "US"),
    ("The Field Museum", "1400 South DuSable Lake Shore Drive", "", "Chicago", "IL", "60605", "US"),
    ("Library and Archives Canada", "395 Wellington Street", "", "Ottawa", "ON", "K1A 0N4", "CA"),
    ("Museo Nacional de Antropología", "Avenida Paseo de la Reforma s/n", "Chapultepec Polanco",
     "Miguel Hidalgo", "CDMX", "11560", "MX"),
    ("Biblioteca Nacional", "Avenida Rio Branco, 219", "Centro", "Rio de Janeiro", "RJ", "20040-008", "BR"),
    ("Biblioteca Nacional Mariano Moreno", "Agüero 2502", "", "Ciudad Autónoma de Buenos Aires",
     "Ciudad Autónoma de Buenos Aires", "C1425EID", "AR"),
    ("National Library of Australia", "Parkes Place West", "", "Canberra", "ACT", "2600", "AU"),
    ("National Library of New Zealand", "70 Molesworth Street", "Thorndon", "Wellington", "", "6011", "NZ"),
))  # fmt: skip
