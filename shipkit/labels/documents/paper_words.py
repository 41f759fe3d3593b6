"""The words on customs papers: English, Chinese, and both beside each other.

One row a word, `key: (English, Chinese)`. CN22 and CN23 are named as their forms name them (UPU Convention
Regulations, forms CN 22 and CN 23); every other text is our own.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TITLES = {
    "commercial-invoice": ("Commercial invoice", "商业发票"),
    "pro-forma-invoice": ("Pro-forma invoice", "形式发票"),
    "packing-list": ("Packing list", "装箱单"),
    "cn22": ("Customs declaration CN 22", "报关单 CN 22"),
    "cn23": ("Customs declaration CN 23", "报关单 CN 23"),
    "origin": ("Statement of origin", "原产地声明"),
    "instruction": ("Shipper's letter of instruction", "托运人委托书"),
    "waybill": ("Waybill", "运单"),
    "papers": ("Papers", "单证"),
}

_HEAD = {
    "invoice_number": ("Invoice number", "发票号码"),
    "invoice_date": ("Invoice date", "发票日期"),
    "number": ("Waybill number", "运单号码"),
    "ship_date": ("Ship date", "发运日期"),
    "date": ("Date", "日期"),
    "carrier": ("Carrier", "承运人"),
    "service": ("Service", "服务"),
    "pieces": ("Pieces", "件数"),
    "gross_weight": ("Gross weight", "毛重"),
    "destination": ("Destination", "目的地"),
    "seller": ("Seller · exporter", "卖方·出口商"),
    "shipper": ("Shipper · exporter", "托运人·出口商"),
    "consignee": ("Consignee", "收货人"),
    "sold_to": ("Sold to", "买方"),
    "same": ("Same as the consignee", "同收货人"),
    "phone": ("Phone", "电话"),
    "email": ("E-mail", "电子邮件"),
    "tax_id": ("Tax number", "税号"),
    "references": ("References", "参考号"),
    "incoterm": ("Incoterms 2020", "贸易术语"),
    "reason": ("Reason for export", "出口原因"),
    "currency": ("Currency", "币种"),
}

_TABLE = {
    "line": ("No.", "序号"),
    "description": ("Description of goods", "货物名称"),
    "hs_code": ("HS code", "HS编码"),
    "made_in": ("Made in", "原产国"),
    "quantity": ("Quantity", "数量"),
    "unit": ("Unit", "单位"),
    "net_weight": ("Net kg", "净重kg"),
    "unit_value": ("Unit value", "单价"),
    "line_value": ("Value", "金额"),
    "piece": ("Piece", "件号"),
    "plate": ("Plate number", "件条码号"),
    "size": ("Size cm", "尺寸cm"),
    "volume": ("Volume m³", "体积m³"),
    "weight": ("Gross kg", "毛重kg"),
    "carried": ("Carried forward", "转下页"),
    "brought": ("Brought forward", "承上页"),
    "total": ("Total", "合计"),
    "goods_in": ("Contents", "内装货物"),
    "pieces_in": ("Pieces", "包装明细"),
}

_CLOSING = {
    "goods_total": ("Value of the goods", "货值合计"),
    "freight": ("Freight", "运费"),
    "insurance": ("Insurance", "保险费"),
    "packaging": ("Packaging", "包装费"),
    "handling": ("Handling", "操作费"),
    "other": ("Other charges", "其他费用"),
    "invoice_total": ("Invoice total", "发票总额"),
    "total_pieces": ("Total pieces", "总件数"),
    "total_gross": ("Total gross weight", "总毛重"),
    "total_net": ("Total net weight", "总净重"),
    "total_volume": ("Total volume", "总体积"),
    "declaration": ("Declaration", "声明"),
    "signed_name": ("Name", "姓名"),
    "signed_place": ("Place", "地点"),
    "signed_date": ("Date", "日期"),
    "signature": ("Signature", "签字"),
    "page_of": ("Page {page} of {pages}", "第{page}页，共{pages}页"),
    "continued": ("Continued on the next page", "接下页"),
    "continuation": ("Continuation", "续页"),
    "NCV": ("NCV", "NCV"),
    "NVD": ("NVD", "NVD"),
    "none": ("None", "无"),
}

_STATEMENTS = {
    "declares.commercial-invoice": (
        (
            "We declare that the particulars of this invoice are true and complete, that the value of each line is the "
            "price paid or payable for it, and that the goods were made in the countries stated."
        ),
        "兹声明：本发票所列各项真实、完整，各行金额为实付或应付价格，货物产自所列国家。",
    ),
    "declares.pro-forma-invoice": (
        (
            "The values are stated for customs alone: nothing is sold, and no payment is asked. We declare that the "
            "particulars of this invoice are true and complete, that each value is a fair one, and that the goods were "
            "made in the countries stated."
        ),
        "所列金额仅供海关使用：本批货物不涉及销售，无需付款。兹声明：本发票所列各项真实、完整，价值公允，货物产自所列国家。",
    ),
    "declares.packing-list": (
        "We declare that the pieces, weights and contents listed here are those of the consignment.",
        "兹声明：所列件数、重量及内装货物与本批货物相符。",
    ),
    "declares.origin": (
        (
            "We make this statement from our own knowledge and answer for it. It says where the goods were made; it "
            "claims no preference under any trade agreement."
        ),
        "本声明由我方据实作出并承担责任，仅说明货物的制造国，不据以主张任何贸易协定项下的优惠待遇。",
    ),
    "declares.instruction": (
        (
            "Please carry the goods as set out above. You may make out the transport document for us and lodge the "
            "customs declarations that the export needs, from the papers we hand over. The particulars are ours, true "
            "and complete."
        ),
        "请按上述要求承运货物，并可根据我方提交的单证代为缮制运输单据、办理出口报关。所列各项由我方提供，真实、完整。",
    ),
    "made_in_country": (
        "We state that the goods of the lines below were made in {country}.",
        "兹声明：下列各行货物均在{country}制造。",
    ),
}

_INSTRUCTION = {
    "transport_payer": ("Transport charges to", "运费支付方"),
    "duties_payer": ("Duties and taxes to", "税费支付方"),
    "carriage_value": ("Value for carriage", "声明运输价值"),
    "insured": ("Insurance", "保险"),
    "packing": ("Packaging", "包装"),
    "options": ("Handling and notes", "操作要求与备注"),
    "enclosed": ("Papers handed over", "随附单证"),
    "payer.shipper": ("Shipper", "托运人"),
    "payer.recipient": ("Consignee", "收货人"),
    "payer.third-party": ("Third party", "第三方"),
}

_REASONS = {
    "reason.sale": ("Sale", "销售"),
    "reason.gift": ("Gift", "礼品"),
    "reason.sample": ("Sample", "样品"),
    "reason.return": ("Return", "退货"),
    "reason.repair": ("Repair", "维修"),
    "reason.personal": ("Personal effects", "个人物品"),
    "reason.documents": ("Documents", "文件"),
    "reason.other": ("Other", "其他"),
}

_POST = {
    "post.title": ("Customs declaration", "报关单"),
    "post.opened": ("May be opened officially", "海关可开拆查验"),
    "post.category": ("Category of item", "邮件类别"),
    "post.gift": ("Gift", "礼品"),
    "post.documents": ("Documents", "文件"),
    "post.sale": ("Sale of goods", "销售商品"),
    "post.sample": ("Commercial sample", "商业样品"),
    "post.returned": ("Returned goods", "退回物品"),
    "post.other": ("Other", "其他"),
    "post.quantity": ("Quantity", "数量"),
    "post.contents": ("Detailed description of contents", "内件详细品名"),
    "post.weight": ("Net kg", "净重kg"),
    "post.value": ("Value", "价值"),
    "post.hs": ("HS tariff number", "HS税则号"),
    "post.hs_short": ("HS number", "HS税号"),
    "post.origin": ("Country of origin", "原产国"),
    "post.origin_short": ("Origin", "原产国"),
    "post.total_weight": ("Total weight", "总重量"),
    "post.total_gross": ("Total gross weight", "总毛重"),
    "post.total_value": ("Total value", "总价值"),
    "post.from": ("From", "寄件人"),
    "post.to": ("To", "收件人"),
    "post.item": ("No. of item", "邮件号码"),
    "post.sender_ref": ("Sender's customs reference", "寄件人海关编号"),
    "post.importer_ref": ("Importer's reference · tax code", "进口商编号·税号"),
    "post.importer_phone": ("Importer's telephone · e-mail", "进口商电话·电子邮件"),
    "post.charges": ("Postal charges · fees", "邮费·其他费用"),
    "post.explanation": ("Explanation", "说明"),
    "post.comments": (
        "Comments: quarantine, inspection, restrictions",
        "备注：检疫、限制",
    ),
    "post.licence": ("Licence no.", "许可证号"),
    "post.certificate": ("Certificate no.", "证书号"),
    "post.invoice": ("Invoice no.", "发票号"),
    "post.office": ("Office of origin · date of posting", "收寄局·交寄日期"),
    "post.signature": ("Date and sender's signature", "日期及寄件人签字"),
    "post.certifies": (
        (
            "I certify that the particulars given in this declaration are correct, and that the item holds no "
            "dangerous article and nothing that the law or postal or customs rules forbid."
        ),
        "本人证明本单所填各项属实，邮件内无危险品，亦无法律或邮政、海关规章禁止寄递的物品。",
    ),
}

_ROWS = _TITLES | _HEAD | _TABLE | _CLOSING | _STATEMENTS | _INSTRUCTION | _REASONS | _POST


# What is longer is no caption.
_SENTENCE = 60


@cache
def paper_words(language: str) -> Mapping[str, str]:
    """The words for captions in a language, or in two joined by a plus: `en`, `zh`, `en+zh`.

    A language we have no words of is said in English.
    """
    chosen = tuple(dict.fromkeys(int(tag.partition("-")[0] == "zh") for tag in language.split("+")))
    return MappingProxyType({key: _joined([row[at] for at in chosen]) for key, row in _ROWS.items()})


def _joined(texts: list[str]) -> str:
    """Sentences stand one under the other, words beside each other; what is the same is said once."""
    joint = "\n" if max(map(len, texts)) > _SENTENCE else " "
    return joint.join(dict.fromkeys(texts))


def heading(words: str) -> str:
    """Words of two languages, the second under the first: for a narrow column, and for a title."""
    first, _, second = words.rpartition(" ")
    return f"{first}\n{second}" if _has_han(second) and not _has_han(first) and first else words


def _has_han(text: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)
