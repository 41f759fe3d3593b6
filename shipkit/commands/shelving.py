"""What `recipient`, `sender`, `group`, `consignment` and `item` have in common: seven commands over one shelf."""

from __future__ import annotations

import sys
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from shipkit.commands import completing
from shipkit.commands.options import FormatOption, JsonOption, LimitOption, OutputOption, YesOption
from shipkit.desk.book_io.columns import PARTY_KINDS, WORDS
from shipkit.errors import NotFound, UsageError
from shipkit.output import Format, chosen_format, show_one, show_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from shipkit.commands.session import Session
    from shipkit.desk.book_io.flat import Entry
    from shipkit.desk.order import Order

ON_A_SCREEN = 50


class ExportForm(StrEnum):
    """What `export` can write."""

    csv = "csv"
    json = "json"
    jsonl = "jsonl"
    xlsx = "xlsx"


def own_codes(ctx: typer.Context, incomplete: str) -> list[str]:
    """Completes the codes of the kind whose command this is."""
    kinds = {word: kind for kind, word in WORDS.items()}
    name = ctx.parent.info_name if ctx.parent else None
    return completing.codes(kinds[name])(ctx, incomplete) if name in kinds else []


NewCode = Annotated[str | None, typer.Argument(metavar="CODE", help="A code of your own for it")]
CodeArgument = Annotated[str, typer.Argument(metavar="CODE", help="Its code", autocompletion=own_codes)]
CodesArgument = Annotated[list[str], typer.Argument(metavar="CODE", help="The codes", autocompletion=own_codes)]
WordsArgument = Annotated[
    list[str] | None, typer.Argument(metavar="TEXT", help="Words that all occur in it: a name, a city, goods")
]
DuplicateOption = Annotated[
    Literal["skip", "replace", "refuse"], typer.Option(help="What to do with codes that are in the book")
]
ExportFormOption = Annotated[
    ExportForm | None, typer.Option("--format", help="Form of the file [default: what FILE's name says, else csv]")
]
FileOption = Annotated[
    str | None,
    typer.Option("--file", "-f", metavar="FILE", help="Take it from JSON or TOML, one or several; - is JSON on stdin"),
]
ClearOption = Annotated[
    list[str] | None, typer.Option("--clear", metavar="COLUMN", help="Empty a column (can be repeated)")
]


def book_app(kind: str, help_: str, *, add: Callable[..., None], edit: Callable[..., None]) -> typer.Typer:
    """The commands of one kind; `add` and `edit` have its own options."""
    app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False, help=help_)
    app.command("add")(add)
    app.command("list")(_list_parties if kind in PARTY_KINDS else _list_entries)
    app.command("show")(_show)
    app.command("edit")(edit)
    app.command("remove")(_remove)
    app.command("import")(_import)
    app.command("export")(_export)
    return app


def _kind(ctx: typer.Context) -> str:
    """The kind whose command is running."""
    word = ctx.parent.info_name if ctx.parent else None
    return next(kind for kind in WORDS if WORDS[kind] == word)


# Adding and editing


def order_of(
    code: str | None,
    fields: Mapping[str, str],
    items: tuple[Mapping[str, str], ...] = (),
    pieces: tuple[Mapping[str, str], ...] = (),
) -> Order:
    """An entry as options say it, by column."""
    from shipkit.desk.order import Order

    head = {column: text for column, text in {"code": code or "", **fields}.items() if text}
    return Order(head, items, pieces)


def add_entries(session: Session, kind: str, order: Order, file: str | None) -> None:
    """Put what options, a file or answers say on the shelf, and print its code."""
    from shipkit.desk.book_io.keeping import add_entry

    said = order.items or order.pieces or order.head.keys() - {"code"}
    if file is not None:
        if said or "code" in order.head:
            raise UsageError("--file says it all: neither a code nor another option goes with it")
        _import_file(session, kind, file)
        return
    if not said:
        if not session.can_ask:
            raise UsageError(f"nothing is said about the {WORDS[kind]}", hint=f"shipkit {WORDS[kind]} add --help")
        from shipkit.commands.asking import ask_entry

        order = ask_entry(session, kind, order.head.get("code"))
    entry, warnings = add_entry(session.desk, kind, order)
    session.warn(warnings)
    session.answer(entry.code)


def _import_file(session: Session, kind: str, file: str) -> None:
    from shipkit.desk.book_io.files import import_entries

    done = import_entries(session.desk, kind, file, format="json" if file == "-" else None)
    session.warn(done.warnings)
    for code in done.codes:
        session.answer(code)


def edit_entry(session: Session, kind: str, code: str, by: Order, cleared: Sequence[str] | None) -> None:
    """Change what options say, or what an editor is used for, and print the code."""
    from shipkit.desk.book_io.keeping import change_entry, changed, entry_of

    before = session.desk.book.shelf(kind).find(code)
    if by.head or by.items or by.pieces or cleared:
        order, dropped = changed(kind, before, by, cleared or ())
        after, warnings = entry_of(session.desk, kind, order)
        if dropped:
            session.say(f"Emptied, for it was of the old text: {', '.join(dropped)}")
    elif session.can_ask:
        from shipkit.commands.editing import edit_document

        after, warnings = edit_document(session, kind, before)
    else:
        raise UsageError("nothing to change was said", hint=f"shipkit {WORDS[kind]} edit --help")
    if after == before:
        session.say("Nothing was changed")
    else:
        change_entry(session.desk, kind, before, after)
    session.warn(warnings)
    session.answer(after.code)


# The commands that are alike for all kinds


def _list_entries(
    ctx: typer.Context,
    words: WordsArgument = None,
    limit: LimitOption = None,
    format_: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    """List them, in the order of their codes."""
    _list(ctx, words, None, limit=limit, format_=format_, as_json=as_json, output=output)


def _list_parties(
    ctx: typer.Context,
    words: WordsArgument = None,
    country: Annotated[str | None, typer.Option(help="Country: ISO code or name")] = None,
    limit: LimitOption = None,
    format_: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    """List them, in the order of their codes."""
    _list(ctx, words, country, limit=limit, format_=format_, as_json=as_json, output=output)


def _list(
    ctx: typer.Context,
    words: list[str] | None,
    country: str | None,
    *,
    limit: int | None,
    format_: Format | None,
    as_json: bool,
    output: str | None,
) -> None:
    from shipkit.commands.book_rows import list_columns, list_row, says

    session: Session = ctx.obj
    kind = _kind(ctx)
    chosen = chosen_format(format_, as_json, terminal=session.for_a_person and output is None)
    found: Any = iter(session.desk.book.shelf(kind).all())
    if country:
        wanted = _country(country)
        found = (entry for entry in found if entry.party.address.country == wanted)
    if words:
        found = (entry for entry in found if says(entry, words))
    cut = limit is None and chosen is Format.table
    rows = (list_row(kind, entry) for entry in islice(found, ON_A_SCREEN if cut else limit))
    show_rows(rows, list_columns(kind), chosen, output)
    if cut and next(found, None) is not None:
        session.say(f"The first {ON_A_SCREEN} are shown: --limit 500 shows more, -o FILE writes all")


def _country(text: str) -> str:
    from shipkit.model.countries import find_country

    try:
        return find_country(text)
    except ValueError as fault:
        raise UsageError(f"--country: {fault}") from None


def _show(ctx: typer.Context, code: CodeArgument, format_: FormatOption = None, as_json: JsonOption = False) -> None:
    """Show one with all it says.

    Its JSON is what `add --file` takes.
    """
    from shipkit.commands.book_rows import entry_lines
    from shipkit.desk.book_io.documents import to_document

    session: Session = ctx.obj
    kind = _kind(ctx)
    entry = session.desk.book.shelf(kind).find(code)
    chosen = chosen_format(format_, as_json, terminal=session.for_a_person)
    show_one(to_document(entry), chosen, entry_lines(kind, entry, session.desk.book))


def _remove(ctx: typer.Context, codes: CodesArgument, yes: YesOption = False) -> None:
    """Take entries out of the book.

    Shipments that were made from them stay as they are. What another entry names is not removed.
    """
    session: Session = ctx.obj
    kind = _kind(ctx)
    shelf = session.desk.book.shelf(kind)
    entries: list[Entry] = []
    faults: list[NotFound] = []
    for code in dict.fromkeys(codes):
        try:
            entries.append(shelf.find(code))
        except NotFound as fault:
            faults.append(fault)
    if faults:
        raise NotFound("; ".join(fault.message for fault in faults), hint=faults[0].hint)
    if session.can_ask and not yes:
        from shipkit.commands.asking import confirm
        from shipkit.commands.book_rows import sentence

        for entry in entries:
            session.say(sentence(kind, entry), always=True)
        confirm(f"Remove {'it' if len(entries) == 1 else f'these {len(entries)}'}?", default=False)
    for entry in entries:
        shelf.remove(entry.code)
        session.answer(entry.code)


def _import(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="CSV, XLSX, JSON, JSON Lines or TOML; - reads stdin")],
    on_duplicate: DuplicateOption = "refuse",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check the file and say what would be kept")] = False,
    sheet: Annotated[str | None, typer.Option(help="Sheet of a workbook [default: the first]")] = None,
    format_: FormatOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take in a file, all of it or nothing.

    CSV and XLSX have the columns that export writes, in any order; JSON, JSON Lines and TOML the form that
    `show --json` prints.
    """
    from dataclasses import asdict

    from shipkit.desk.book_io.files import import_entries

    session: Session = ctx.obj
    done = import_entries(session.desk, _kind(ctx), file, on_duplicate=on_duplicate, dry_run=dry_run, sheet=sheet)
    session.warn(done.warnings)
    counts = asdict(done.counts)
    chosen = chosen_format(format_, as_json, terminal=session.for_a_person)
    show_one(counts, chosen, [", ".join(f"{count} {word}" for word, count in counts.items())])
    if dry_run:
        session.say("Nothing was written: this was a dry run")


def _export(
    ctx: typer.Context,
    form: ExportFormOption = None,
    output: OutputOption = None,
) -> None:
    """Write all of them to a file that import reads."""
    from shipkit.desk.book_io.files import export_entries

    session: Session = ctx.obj
    kind = _kind(ctx)
    to_stdout = output in {None, "-"}
    if form is ExportForm.xlsx and to_stdout and session.for_a_person:
        raise UsageError("a workbook is no text for a terminal", hint=f"shipkit {WORDS[kind]} export -o {kind}.xlsx")
    entries = session.desk.book.shelf(kind).all()
    sys.stdout.flush()
    export_entries(kind, entries, "-" if output is None else output, form.value if form else None)
    if not to_stdout:
        session.say(f"Wrote {output}: {len(entries)} {WORDS[kind]}{'s' * (len(entries) != 1)}")
