-- Both engines read this file: plain SQL, except that INTEGER PRIMARY KEY AUTOINCREMENT stands for a key the store
-- counts itself and never gives twice. Weights are grams, lengths millimetres, money minor units, times UTC text to
-- the second, dates ISO text. BIGINT is what a sum of 999 pieces of 100 t needs.

CREATE TABLE migrations (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL
);

CREATE TABLE shipments (
    number TEXT NOT NULL PRIMARY KEY,
    reference TEXT NOT NULL,
    digest TEXT NOT NULL,
    status TEXT NOT NULL,
    booked_at TEXT NOT NULL,
    booked_by TEXT NOT NULL,
    ship_date TEXT NOT NULL,
    service TEXT NOT NULL,
    packaging TEXT NOT NULL,
    contents TEXT NOT NULL,
    recipient TEXT NOT NULL,
    template TEXT NOT NULL,
    consignee TEXT NOT NULL,
    company TEXT NOT NULL,
    city TEXT NOT NULL,
    country TEXT NOT NULL,
    postcode TEXT NOT NULL,
    phone TEXT NOT NULL,
    origin_country TEXT NOT NULL,
    payer TEXT NOT NULL,
    payer_account TEXT NOT NULL,
    duties_payer TEXT NOT NULL,
    pieces INTEGER NOT NULL,
    weight_g BIGINT NOT NULL,
    currency TEXT NOT NULL,
    customs_minor BIGINT,
    consignee_search TEXT NOT NULL,
    search TEXT NOT NULL
);

-- Apart from the row, so that a search that must look at every shipment reads 300 bytes of each, not 3,000.
CREATE TABLE records (
    number TEXT NOT NULL PRIMARY KEY REFERENCES shipments (number),
    record TEXT NOT NULL
);

CREATE TABLE pieces (
    plate TEXT NOT NULL PRIMARY KEY,
    number TEXT NOT NULL REFERENCES shipments (number),
    n INTEGER NOT NULL,
    weight_g BIGINT NOT NULL,
    length_mm INTEGER,
    width_mm INTEGER,
    height_mm INTEGER
);

CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL REFERENCES shipments (number),
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    who TEXT NOT NULL,
    detail TEXT NOT NULL
);

CREATE TABLE number_ranges (
    name TEXT NOT NULL PRIMARY KEY,
    next BIGINT NOT NULL
);

CREATE TABLE drafts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    who TEXT NOT NULL,
    title TEXT NOT NULL,
    content TEXT NOT NULL
);

CREATE TABLE imports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    orders INTEGER NOT NULL,
    booked INTEGER NOT NULL
);

-- What was printed: the SHA-256 of the file, once for each waybill in it.
CREATE TABLE prints (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL,
    number TEXT NOT NULL REFERENCES shipments (number),
    document TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL
);

-- One live shipment a reference; a void one frees it.
CREATE UNIQUE INDEX shipments_live_reference ON shipments (reference) WHERE reference <> '' AND status <> 'void';

-- A list is in the order of ship date and number: each filter's index continues with both, so nothing is sorted.
CREATE INDEX shipments_by_date ON shipments (ship_date, number);
CREATE INDEX shipments_by_reference ON shipments (reference, ship_date, number);
CREATE INDEX shipments_by_phone ON shipments (phone, ship_date, number);
CREATE INDEX shipments_by_recipient ON shipments (recipient, ship_date, number);
CREATE INDEX shipments_by_account ON shipments (payer_account, ship_date, number);
CREATE INDEX shipments_by_country ON shipments (country, ship_date, number);
CREATE INDEX shipments_by_service ON shipments (service, ship_date, number);
CREATE INDEX shipments_by_status ON shipments (status, ship_date, number);
CREATE INDEX shipments_by_booking ON shipments (booked_at, ship_date, number);

CREATE UNIQUE INDEX pieces_by_number ON pieces (number, n);
CREATE INDEX events_by_number ON events (number, id);
CREATE INDEX prints_by_number ON prints (number, id);
CREATE INDEX prints_by_content ON prints (sha256, id);
