"""Words that name no goods, in the languages descriptions are written in."""

from __future__ import annotations

import re
from functools import cache

from shipkit.model.text import fold

# The core is the European Commission's list of stop words for ICS2 (terms not accepted as a description of goods
# in an entry summary declaration, data element 18 05; read 2026-11-22), without materials and what carriers do
# take (documents). The same words follow in German, French, Spanish, Portuguese, Italian, Dutch, Polish, Turkish,
# Russian and Arabic. Accents are folded away.
_VAGUE = """
accessories accessory apparel article articles box boxes cargo carton cartons clothes clothing
commodities commodity component components consumables content contents device devices effects
electronics equipment freight garment garments gift gifts goods hardware invoice item items machinery
machines material materials merchandise misc miscellaneous na none other others package packages parcel
parcels part parts pc pcs present presents product products sample samples set sets shipment stuff
sundries supplies test textile textiles thing things tools unit units unknown various
artikel bekleidung diverses elektronik ersatzteil ersatzteile gerate geschenk geschenkartikel geschenke
handelsware kleidung material muster probe proben produkt produkte rechnung sachen sonstiges teil teile
textilien verschiedenes ware waren warenmuster warenprobe warenproben zubehor
accessoire accessoires article articles cadeau cadeaux colis divers echantillon echantillons
electronique facture marchandise marchandises materiel piece pieces produit produits vetement vetements
accesorio accesorios articulo articulos electronica equipo factura mercaderia mercaderias mercancia
mercancias muestra muestras partes pieza piezas producto productos regalo regalos repuestos ropa varias
varios
acessorios amostra amostras artigos brinde brindes diversos eletronicos equipamento fatura mercadoria
mercadorias pecas presente presentes produtos roupa roupas texteis vestuario
abbigliamento accessori articoli campionatura campione campioni elettronica fattura materiale merce
merci parti pezzi prodotti regali ricambi tessili vari varie
cadeaus diversen elektronica geschenken goederen kleding koopwaar monster monsters onderdelen producten
spullen textiel
akcesoria artykuly czesci elektronika odziez prezent prezenty probka probki produkty rozne towar towary
upominek
aksesuar cesitli elektronik esya giyim hediye hediyeler mal mallar muhtelif numune numuneler parca
parcalar tekstil urun urunler
аксессуары вещи запчасти изделия образец образцы одежда подарки подарок продукция разное товар товары
части электроника
اكسسوارات الكترونيات بضاعة بضائع عينة عينات قطع غيار متنوع متنوعة ملابس منتجات هدايا هدية
"""
# Words that change nothing: a vague word with any of these is as vague.
_FILLING = """
a and any as assorted attached auto car charge commercial customs different electronic enclosed for free
general household list mixed new no not of on only or packing per personal promotional purposes
replacement sale see several some spare the to used value with without your
anbei das der die diverse fur gemass laut ohne siehe sonstige und verschiedene wert zur
aux avec conforme d de des detachees diverses du et la le les pour rechange sans selon valeur voir
comercial con de del el la las los para por segun sin valor ver y
com da de do dos e em o os para sem
come commerciale con da di e per senza valore
bez en geen i voor wartosci yedek ve waarde zonder
без в для и по
"""
# Chinese, Japanese and Korean, which put no blanks between words.
_UNSPACED = (
    "私人物品 个人物品 生活用品 日用百货 电子产品 详见发票 日用品 见发票 如发票 礼品 礼物 赠品 样品 "
    "样本 样板 配件 零件 部件 货物 货品 物品 商品 产品 杂货 杂物 杂项 百货 其他 其它 服装 衣服 衣物 "
    "电子 贸易 免费 一批 一些 各种 各类 若干 商业 的 和 及 等 電子產品 見發票 禮品 禮物 贈品 樣品 "
    "樣本 貨物 產品 雜貨 雜物 服裝 各種 アクセサリー プレゼント サンプル 電子機器 贈り物 その他 "
    "ギフト 見本 部品 品物 雑貨 衣類 製品 荷物 액세서리 전자제품 선물 샘플 견본 부품 물품 상품 제품 "
    "잡화 의류 기타"
)


def is_vague(text: str) -> bool:
    """Whether every word of a description is vague or empty, and one at least is vague."""
    vague, filling = _words()
    found = False
    for word in fold(text).split():
        if word in vague or (not word.isascii() and not _unspaced().sub("", word)):
            found = True
        elif word not in filling and not word.isdecimal():
            return False
    return found


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(fold(_VAGUE).split()), frozenset(fold(_FILLING).split())


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile("|".join(map(fold, _UNSPACED.split())))
