import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shipkit.model.checks import tax
from shipkit.model.checks.tax import check_tax_id
from shipkit.model.countries import COUNTRIES

SCHEMES = [(country, scheme) for country, schemes in tax._schemes().items() for scheme in schemes]


# Published examples: python-stdnum's doctests, the European Commission's and HM Revenue and Customs' pages.
@pytest.mark.parametrize(
    ("given", "country"),
    [
        ("DE136695976", "DE"),
        ("DE 136,695 976", "DE"),
        ("136695976", "DE"),
        ("DE136695976", "FR"),
        ("FR40303265045", "FR"),
        ("EL094259216", "GR"),
        ("GB980780684", "GB"),
        ("GB123456789000", "GB"),
        ("XI980780684", "GB"),
        ("DE1234567", "DE"),
        ("DE000000001234567", "DE"),
        ("PL526000194600000", "PL"),
        ("PL12345678901234Z", "US"),
        ("ITRCCMNL83S18D969H", "IT"),
        ("GB123456789000", "US"),
        ("FR40303265000045", "FR"),
        ("ATEOS1000012345", "AT"),
        ("NL123456789", "NL"),
        ("SE5560360793", "SE"),
        ("IM2760000742", "NL"),
        ("CHE-107.787.577", "CH"),
        ("11.222.333/0001-81", "BR"),
        ("390.533.447-05", "BR"),
        ("91110000600037341L", "CN"),
        ("27AAPFU0939F1ZV", "IN"),
        ("51824753556", "AU"),
        ("116-82-16266", "KR"),
        ("P123456789012", "KR"),
        ("p123456789012", "KR"),
        ("12-3456789", "US"),
        ("anything", "GL"),
        ("anything", "KZ"),
    ],
)
def test_a_number_that_fits_a_scheme_or_has_none_to_fit_passes(given, country):
    assert check_tax_id(given, country) == ()


@pytest.mark.parametrize(
    ("given", "country", "why"),
    [
        (
            "DE136695978",
            "DE",
            "'DE136695978' fits no number known for Germany (VAT, Steuernummer, IDNR, VAT of DE, EORI)",
        ),
        ("FR00123", "FR", "'FR00123' fits no number known for France (TVA, SIREN, SIRET, NIF, VAT of FR, EORI)"),
        ("DE12345678", "FR", "'DE12345678' fits no number known for France (TVA, SIREN, SIRET, NIF, VAT of DE, EORI)"),
        ("123", "BR", "'123' fits no number known for Brazil (CNPJ, CPF)"),
        ("P12345", "KR", "'P12345' fits no number known for South Korea (BRN, RRN, PCCC)"),
        ("DE136695978", "GL", "'DE136695978' fits no number known for Greenland (VAT of DE, EORI)"),
        ("NONE", "DE", "'NONE' fits no number known for Germany (VAT, Steuernummer, IDNR)"),
        (
            "DE13669597O",
            "DE",
            "'DE13669597O' fits no number known for Germany (VAT, Steuernummer, IDNR, VAT of DE, EORI)",
        ),
        ("EXEMPT", "ES", "'EXEMPT' fits no number known for Spain (NIF)"),
        ("ITA", "IT", "'ITA' fits no number known for Italy (IVA, codice fiscale, VAT of IT, EORI)"),
        ("٣٣", "PT", "'٣٣' fits no number known for Portugal (NIF, CC)"),
    ],
)
def test_a_number_that_fits_nothing_is_doubted_and_never_refused(given, country, why):
    (found,) = check_tax_id(given, country)
    assert (found.where, found.code, found.level, found.why) == (
        "tax_id",
        "tax-id",
        "warning",
        f"{why}: look at it again",
    )


@pytest.mark.parametrize(("country", "scheme"), SCHEMES)
def test_every_scheme_of_the_table_is_a_module_of_its_country(country, scheme):
    assert country in COUNTRIES
    assert callable(tax._module(country, scheme).validate)


@given(st.sampled_from(SCHEMES), st.text("0123456789ABCXYZ -./²٣１é", max_size=20))
@settings(deadline=None)  # the first example loads a library
def test_no_text_makes_a_scheme_fail(row, text):
    assert tax._is_valid(*row, text) in {True, False}


@given(st.sampled_from(sorted(COUNTRIES)), st.text(max_size=60))
@settings(deadline=None)  # the first example loads a library
def test_any_text_has_an_answer(country, text):
    assert all(finding.level == "warning" for finding in check_tax_id(text, country))
