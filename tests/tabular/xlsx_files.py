"""XLSX files made part by part, as no program would write them."""

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def package(sheets, *, extra=(), doctype="", pack=zipfile.ZIP_DEFLATED):
    """An XLSX file of (name, state, rows) with the fewest parts that make one."""
    entries, relations, parts = "", "", {}
    for number, (name, state, rows) in enumerate(sheets, 1):
        entries += f'<sheet name="{name}" sheetId="{number}" state="{state}" r:id="rId{number}"/>'
        relations += f'<Relationship Id="rId{number}" Type="{OFFICE}/worksheet" Target="worksheets/s{number}.xml"/>'
        parts[f"xl/worksheets/s{number}.xml"] = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    parts["xl/workbook.xml"] = (
        f'{doctype}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{entries}</sheets></workbook>'
    )
    parts["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'
    parts["_rels/.rels"] = (
        f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    )
    parts["[Content_Types].xml"] = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", pack) as file:
        for name, text in [*parts.items(), *extra]:
            file.writestr(name, text)
    return stream.getvalue()


def of_rows(rows):
    return package([("Sheet1", "visible", rows)])
