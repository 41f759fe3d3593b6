import pytest
from builders import a_template
from pydantic import ValidationError

from shipkit.model.template import ConsignmentTemplate, TemplateItem


def test_a_template_may_say_nothing_at_all():
    assert all(not value for name, value in ConsignmentTemplate(code="bare") if name != "code")


def test_an_item_of_a_template_names_goods_or_describes_them():
    assert TemplateItem(item="tea").description == ""
    assert TemplateItem(description="Tea").item is None
    with pytest.raises(ValidationError, match="a description, or the code of a saved item, is needed"):
        TemplateItem(quantity="3")


@pytest.mark.parametrize(
    ("field", "bad"),
    [("code", "../../x"), ("sender", "a/b"), ("service", "=cmd|x"), ("incoterm", "DAT"), ("currency", "XXX"),
     ("payer", "me"), ("pieces", [{"weight_g": -1}]), ("items", [{"item": "tea", "quantity": "1e309"}]),
     ("items", [{"item": "tea", "net_weight_g": 10**9}]), ("value_for_carriage", "1e309 USD"), ("notes", "a\u202eb")],
)  # fmt: skip
def test_a_template_refuses_what_a_consignment_would(field, bad):
    with pytest.raises(ValidationError) as refused:
        a_template(**{field: bad})
    assert {error["loc"][0] for error in refused.value.errors()} == {field}


def test_an_empty_cell_is_a_term_left_open():
    template = a_template(service="", incoterm="", currency="", payer="", sender="")
    assert (template.service, template.incoterm, template.currency, template.payer, template.sender) == (None,) * 5


def test_a_template_survives_json_exactly():
    template = a_template(value_for_carriage="500.00 USD", options=("fragile",), references=("a;b",))
    assert ConsignmentTemplate.model_validate_json(template.model_dump_json()) == template
    assert ConsignmentTemplate.model_validate_json(template.model_dump_json(exclude_defaults=True)) == template
