"""`shipkit group`: recipients who are sent the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from shipkit.commands import completing
from shipkit.commands.shelving import (
    ClearOption,
    CodeArgument,
    FileOption,
    NewCode,
    add_entries,
    book_app,
    edit_entry,
    order_of,
)
from shipkit.errors import NotFound

if TYPE_CHECKING:
    from shipkit.commands.session import Session

_members = completing.codes("recipients")
MembersArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="MEMBER", help="Codes of recipients", autocompletion=_members),
]
DescriptionOption = Annotated[str, typer.Option(help="What the group is for", metavar="TEXT")]


def add(
    ctx: typer.Context,
    code: NewCode = None,
    members: MembersArgument = None,
    description: DescriptionOption = "",
    file: FileOption = None,
) -> None:
    """Put a group in the book, and print its code.

    `shipkit ship --group CODE` books one waybill to each member. With nothing but a code, a terminal is asked.

    \b
    Example:
      shipkit group add museums louvre prado --description "Museum shops"
    """
    fields = {"members": " ".join(members or ()), "description": description}
    add_entries(ctx.obj, "groups", order_of(code, fields), file)


def edit(
    ctx: typer.Context,
    code: CodeArgument,
    add: Annotated[
        list[str] | None,
        typer.Option("--add", metavar="CODE", help="A further member (can be repeated)", autocompletion=_members),
    ] = None,
    remove: Annotated[
        list[str] | None,
        typer.Option("--remove", metavar="CODE", help="No longer a member (can be repeated)", autocompletion=_members),
    ] = None,
    description: DescriptionOption = "",
    clear: ClearOption = None,
) -> None:
    """Change who is in a group.

    Without options, it opens in your editor ($VISUAL, $EDITOR).
    """
    session: Session = ctx.obj
    fields = {"description": description}
    if add or remove:
        fields["members"] = " ".join(_changed_members(session, code, add or [], remove or []))
    edit_entry(session, "groups", code, order_of(None, fields), clear)


def _changed_members(session: Session, code: str, added: list[str], removed: list[str]) -> list[str]:
    book = session.desk.book
    members = dict.fromkeys(book.groups.find(code).members)
    for member in removed:
        if member not in members:
            raise NotFound(f"{member!r} is no member of {code}", hint=f"shipkit group show {code}")
        del members[member]
    return [*members, *(member for member in dict.fromkeys(added) if member not in members)]


app = book_app("groups", "Recipients who are sent the same", add=add, edit=edit)
