"""What shops, marketplaces and carriers call our columns: data for guessing a column map.

The words are those of order exports and import sheets of Shopify, WooCommerce, Amazon, eBay, Etsy, UPS WorldShip, FedEx
Ship Manager, ShipStation, Taobao, Douyin and Chinese couriers and forwarders. The tests' headers of Shopify,
WooCommerce, Amazon, FedEx and customs brokers follow public files read on 2026-11-22; the others are of the kind.
Case, blanks and punctuation of a header do not count: `Ship-To City` is `shiptocity`.
"""

from __future__ import annotations

# Column: what else it is called, separated by "|". A word stands under one column.
KNOWN = {
    "reference": (
        "order number|order id|order no|order #|order|order ref|order reference|order name"
        "|web order number|sales record number|sales order|reference number|reference 1|reference number 1"
        "|ref|ref no|shipment reference|shipment id|customer reference|customer order number"
        "|your reference|订单编号|订单号|客户订单号|客户单号|主订单编号|平台订单号|原单号|参考号|参考编号"
        "|参考单号|外部编码|外部订单号|商家订单号|业务单号"
    ),
    "recipient": (
        "recipient code|recipient id|consignee code|address code|customer id|customer code|收件人编码|客户编码|客户代码"
    ),
    "company": (
        "company name|organisation|organization|business name|firm|company or name|institution|公司"
        "|公司名称|公司名|单位|单位名称|企业名称"
    ),
    "name": (
        "full name|contact|contact name|contact person|attention|attn|attention to|person|recipient"
        "|consignee|receiver|addressee|ship to|deliver to|收件人|收货人|收方|收件方|姓名|名字|联系人"
        "|联系人姓名|收件联系人"
    ),
    "department": "dept|division|部门|科室",
    "phone": (
        "telephone|tel|phone number|phone no|telephone number|contact number|mobile|mobile phone"
        "|mobile number|cell|cell phone|phone 1|contact phone|电话|电话号码|手机|手机号|手机号码|联系电话"
        "|联系手机|联系方式|固话|座机|固定电话|手机/电话|电话/手机"
    ),
    "email": "e-mail|email address|e-mail address|mail|邮箱|电子邮箱|电子邮件|邮箱地址",
    "address1": (
        "address|address 1|address line 1|addr 1|addr|street|street 1|street address|street line 1|line 1"
        "|address 1&2|address 1 2|full address|street name|地址|地址1|详细地址|街道地址|地址行1|完整地址"
        "|街道详细地址"
    ),
    "address2": (
        "address 2|address line 2|addr 2|street 2|street line 2|line 2|apartment|apt|suite|unit number"
        "|district|suburb|地址2|地址行2|区|县|区县|区/县|市区|区域|县区"
    ),
    "address3": ("address 3|address line 3|addr 3|street 3|street line 3|line 3|地址3|地址行3|街道|乡镇|乡镇街道"),
    "city": "town|city/town|city or town|town/city|city name|locality|municipality|post town|市|城市|地级市",
    "region": (
        "state|province|county|state/province|state or province|state province|province/state"
        "|state province county|state code|province code|state/region|prefecture|state or region|省|省份"
        "|省/州|州|州省|州/省|省州"
    ),
    "postcode": (
        "postal code|post code|zip|zip code|zip/postal code|postcode/zip|postal|postal/zip code|zip5"
        "|pin code|eircode|邮编|邮政编码|邮政编号|邮递区号"
    ),
    "country": (
        "country code|country name|country/territory|country territory|country/region|country iso"
        "|iso country|destination country|destination|国家|国家代码|国家简码|目的国|目的国家|目的地国家"
        "|国家/地区|国家二字码|目的地"
    ),
    "tax_id": (
        "tax id number|tax number|tax no|vat|vat number|vat id|vat no|eori|eori number|ein|cpf|cnpj"
        "|cpf/cnpj|tax identification number|税号|税务号|纳税人识别号|vat税号"
    ),
    "account": (
        "account number|account no|carrier account|ups account number|receiver ups account number"
        "|fedex account number|客户账号"
    ),
    "residential": (
        "residential indicator|is residential|residential delivery|home delivery|residential address|住宅|住宅地址"
    ),
    "latin_company": "company english|company in english|英文公司|英文公司名|公司英文名",
    "latin_name": "english name|name in english|name latin|英文姓名|收件人英文名|英文名",
    "latin_address1": "english address|address in english|address english|英文地址|地址英文",
    "latin_city": "english city|city english|英文城市|城市英文",
    "latin_region": "english state|state english|province english|英文省份|英文州",
    "sender": (
        "sender code|shipper code|warehouse|warehouse code|ship from location|发件人编码|发货仓库|仓库|仓库代码"
    ),
    "consignment": "consignment template|template|shipment profile|profile|shipment template|模板|发货模板",
    "service": (
        "service type|service level|service code|shipping method|shipping service|ship service level"
        "|ship method|delivery method|delivery service|shipping method title|carrier service|ship via"
        "|requested shipping service|shipping option|运输方式|物流方式|快递方式|物流渠道|渠道|快递产品"
        "|产品类型|物流产品|服务类型|业务类型|快递类型"
    ),
    "packaging": (
        "package type|packaging type|packing|type of packaging|container type|包装|包装类型|包装方式|包装种类"
    ),
    "contents": (
        "contents type|shipment type|documents or goods|package contents type|货物类型|包裹类型|物品类别|快件类型"
    ),
    "ship_date": (
        "shipping date|ship on|date of shipment|dispatch date|despatch date|pickup date|发货日期|寄件日期"
        "|出货日期|寄送日期"
    ),
    "incoterm": (
        "incoterms|terms of sale|terms of trade|trade terms|delivery terms|terms of shipment|贸易条款"
        "|贸易术语|成交方式|交货条款"
    ),
    "incoterm_place": "named place|incoterm location|place of delivery|交货地点",
    "reason": (
        "reason for export|reason for exportation|purpose of shipment|purpose|export reason"
        "|reason for shipment|customs category|出口原因|寄件目的|出口目的|出口性质|报关类型"
    ),
    "payer": (
        "bill transportation to|bill to|bill transportation|transportation payer|freight payer"
        "|payment type|freight terms|shipping payment|paid by|付款方式|付费方式|运费支付方式|运费付款方式"
        "|支付方"
    ),
    "payer_account": (
        "bill transportation account|transportation account number|billing account|third party account"
        "|freight account|月结账号|月结卡号|付款账号"
    ),
    "duties_payer": (
        "bill duties to|bill duty and tax to|bill duties and taxes to|duties paid by|duty payer|关税支付方"
        "|税金支付方|关税付款方式"
    ),
    "duties_account": "duties account number|duty tax account|bill duties account|关税账号",
    "references": (
        "reference 2|reference number 2|po number|po #|purchase order|purchase order number|invoice number"
        "|invoice no|department notes|cost centre|cost center|additional reference|发票号|采购单号|合同号"
    ),
    "value_for_carriage": (
        "declared value|carriage value|package declared value|declared value amount"
        "|declared value for carriage|声明价值|保价金额|保价声明价值"
    ),
    "insurance": "insured value|insurance amount|insured amount|insurance value|保险金额|投保金额|保价",
    "options": ("special services|delivery options|signature option|accessorials|extra services|增值服务|附加服务"),
    "notes": (
        "note|order notes|customer note|comments|comment|remarks|remark|instructions|delivery instructions"
        "|special instructions|delivery notes|message|buyer note|customer notes|备注|附言|留言|买家留言"
        "|买家备注|客户备注|订单备注|派送备注|卖家备注"
    ),
    "pieces": (
        "number of packages|number of pieces|package count|number of parcels|packages|parcels"
        "|no of packages|total packages|piece count|cartons|boxes|件数|包裹数|包裹件数|箱数|总件数"
        "|包裹数量"
    ),
    "weight": (
        "gross weight|total weight|weight value|actual weight|shipping weight|order weight|shipment weight"
        "|parcel weight|重量|毛重|总重|总重量|包裹重量|实重|实际重量|物品重量|称重重量|预报重量"
    ),
    "weight_unit": "weight units|weight uom|unit of weight|weight type|uom weight|重量单位",
    "length": "len|depth|长|长度|包裹长",
    "width": "breadth|宽|宽度|包裹宽",
    "height": "高|高度|包裹高",
    "dimension_unit": (
        "dimension units|dim unit|dimensions unit|size unit|unit of dimension|dim units|length unit|尺寸单位|长度单位"
    ),
    "currency": (
        "currency code|currency type|order currency|customs currency|value currency|declared currency|币种"
        "|币制|货币|币别|币制代码|申报币种|申报币制|币种代码|货币单位"
    ),
    "item": "saved item|goods code|item code of the book|货品代码",
    "description": (
        "item name|item description|item title|product|product name|product title|description of goods"
        "|goods description|goods|commodity|commodity description|title|contents description"
        "|customs description|content description|description of good|selected goods|品名|物品名称"
        "|商品名称|货物名称|货品名称|产品名称|商品|物品|英文品名|申报品名|英文申报品名|内件品名|托寄物"
        "|托寄物内容|宝贝标题|商品标题|选购商品|货物描述|品名英文"
    ),
    "hs_code": (
        "hs|hts|hts code|hs tariff code|harmonized code|harmonised code|tariff code|tariff number"
        "|commodity code|customs code|schedule b|taric|harmonized tariff code|海关编码|hs编码|商品编码"
        "|税则号|海关代码|商品hs编码|hs商品编码"
    ),
    "country_of_manufacture": (
        "country of origin|origin country|manufacturing country|made in|origin|country of production|co"
        "|coo|manufacture country|co country territory of origin|产地|原产国|原产地|生产国|原产国代码"
        "|原产地国家"
    ),
    "quantity": (
        "qty|units|amount of units|quantity purchased|item quantity|number of units|invoice units|count"
        "|数量|申报数量|商品数量|购买数量|产品数量|宝贝数量|发货数量|物品数量|件数/数量"
    ),
    "unit": (
        "unit of measure|uom|quantity units|measure unit|unit of measurement|invoice unit of measure"
        "|quantity unit|单位代码|计量单位|数量单位|商品单位|申报单位|申报计量单位"
    ),
    "unit_value": (
        "unit price|price|item cost|unit cost|price per unit|customs unit value|value per unit"
        "|product price|sed unit price|unit customs value|单价|申报单价|商品单价|申报价格|价格|销售单价"
        "|宝贝单价|单件申报价值|产品单价"
    ),
    "net_weight": "commodity weight|line weight|净重|商品净重|总净重|申报重量",
}

# What a header may also mean when nothing better is there; a word may stand under several columns.
DOUBTFUL = {
    "reference": (
        "name|id|number|no|po number|purchase order|purchase order number|invoice number|编号|单号"
        "|transaction id|merchant order id"
    ),
    "item": (
        "sku|item sku|lineitem sku|item number|part number|product code|item code|商品sku|sku编码|商家编码"
        "|货号|产品编码|custom label"
    ),
    "unit_value": "value|declared value|customs value|sold for|申报价值|申报金额|总价|amount|item price",
    "description": "contents|description 1|品类|内件名称|内件|sku名称|中文品名|物品类型|variations|name|item",
    "phone": "phone 2|mobile 2|电话2",
    "city": "area|地区",
    "company": "recipient company 2|收货门店|门店",
    "quantity": "total quantity|总数量",
    "service": "shipping|carrier|快递公司|物流公司|courier",
    "name": "customer|customer name|buyer|buyer name|客户姓名|买家|recipient",
    "net_weight": "item weight|unit net weight|product weight|goods weight|单件重量|单件净重",
}

# Columns that have nothing of ours, though their words come near. They are not guessed, whatever their cells hold.
NOT_OURS = (
    "status|order status|order date|date|purchase date|payments date|created at|updated at|subtotal|total"
    "|taxes|tax|fax|fax number|tracking number|product variation|item tax|shipping tax|shipping price"
    "|shipping cost|shipping total|discount code|discount amount|payment method|payment reference|tags"
    "|vendor|location|image url|coupon code|运单号|快递单号|总运单号|快件单号|物流单号|身份证|身份证件号码"
    "|下单时间|支付时间|订单状态|运费|税金|实付金额|品牌|规格|规格型号|商品规格|商品id|product id"
    "|listing id|order item id|line item id|shipping and handling|document description|document type"
    "|ship by date|latest ship date|sale date|paid on date|date paid|date shipped|序号"
)

# Words at the beginning or the end of a header that only say whose, or of what, a column is.
CONSIGNEE_WORDS = (
    "ship to|shipto|shipping|ship|recipient|recipients|recepient|receiver|receiving|consignee|delivery"
    "|deliver to|destination|dest|to|收件人|收件方|收件|收货人|收货方|收货|收方|目的地"
)
ITEM_WORDS = (
    "line item|lineitem|line|item|product|goods|commodity|invoice|inv|customs|商品|物品|货物|货品|产品"
    "|宝贝|内件|申报|海关|托寄物"
)
PARCEL_WORDS = "package|packages|parcel|shipment|shipment information|piece|box|consignment|包裹|快件|货件|箱"

# Whose columns are never the consignee's: the header is left alone.
OTHERS_WORDS = (
    "billing|bill to|sender|shipper|ship from|shipfrom|from|sold to|soldto|importer|broker|return|returns"
    "|pickup|payment|paid|seller|vendor|寄件|发件|寄方|发货人|发货方|发方|付款|退货|卖家|支付|订购人"
    "|订单网址|关区"
)
# Among them, those of whoever bought: their telephone and e-mail serve when the consignee's own are not there.
BUYERS_WORDS = "billing|bill to|buyer|customer|sold to|买家|订购人|客户"

# Ends of a header that name the unit, and the unit they name.
WEIGHT_UNITS = {
    "kg": "kg", "kgs": "kg", "公斤": "kg", "千克": "kg", "g": "g", "grams": "g", "克": "g",
    "lb": "lb", "lbs": "lb", "磅": "lb", "oz": "oz", "ounces": "oz", "盎司": "oz",
}  # fmt: skip
LENGTH_UNITS = {
    "cm": "cm", "厘米": "cm", "mm": "mm", "毫米": "mm",
    "in": "in", "inch": "in", "inches": "in", "英寸": "in", "m": "m", "米": "m",
}  # fmt: skip

# The two halves of a name, joined by a blank.
FIRST_NAME = "first name|given name|firstname|forename|名"
LAST_NAME = "last name|surname|family name|lastname|姓"
