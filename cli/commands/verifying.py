"""`tawsiyat verify`: the library against its seal and against itself, and the state of the user's file.

Every check is named with how much it looked at, because «all is well» is worth only as much as was looked at.
"""

from typing import Any

from cli.commands.hits import counted
from cli.request import DONE, NOTHING, Request
from core.errors import N_
from core.records.kinds import RECORD_KINDS
from core.text.bidi import isolate_code
from core.text.dates import range_text
from db.user import UserFile, open_user_file
from db.verify import Check, verify

_SHOWN = 10
"""How many faults of one check are listed; JSON has all of them."""


def run(request: Request) -> int:
    """Check everything and say what was checked."""
    checks = verify(request.library)
    with open_user_file(read_only=True) as user:
        whole = request.trouble is None and user.trouble is None
        sound = whole and not any(check.faults for check in checks)
        if request.as_json:
            request.output.json(_document(checks, user, request, sound=sound))
        else:
            _say(checks, user, request)
    verdict = (
        N_("Everything is as it should be.") if sound else N_("Something is not as it should be: see above.")
    )
    if sound and not request.as_json:
        request.output.text(f"\n{request.language.tr(verdict)}")
    elif not sound:
        request.output.message(request.language.tr(verdict))
    return DONE if sound else NOTHING


def _say(checks: tuple[Check, ...], user: UserFile, request: Request) -> None:
    language, library, output = request.language, request.library, request.output
    day = range_text(
        library.content_date, library.content_date, language.code, request.digits, request.dating.short
    )
    output.text(language.tr(N_("Library, content of {date}")).format(date=day))
    output.text(f"    {isolate_code(str(library.path))}")
    if request.trouble:
        output.text(f"    {language.sentence(request.trouble)}")
    output.text(f"    {isolate_code('sha256 ' + library.sha256)}")
    for kind, count in library.counts().items():
        output.text(f"    {language.tr(RECORD_KINDS[kind])}: {counted(count, request)}")
    output.text()
    for check in checks:
        _say_check(check, request)
    output.text()
    output.text(language.tr(N_("Your file")))
    output.text(f"    {isolate_code(str(user.path))}")
    output.text(f"    {_state(user, request)}")


def _say_check(check: Check, request: Request) -> None:
    language, output = request.language, request.output
    looked_at = language.tr(N_("{count} looked at")).format(count=counted(check.looked_at, request))
    verdict = (
        language.trn("{count} fault", "{count} faults", len(check.faults)).format(
            count=counted(len(check.faults), request)
        )
        if check.faults
        else language.tr(N_("sound"))
    )
    output.text(f"{language.tr(check.name)}: {looked_at}, {verdict}".replace(", ", _comma(request)))
    for fault in check.faults[:_SHOWN]:
        output.text(f"    {isolate_code(fault)}")
    if check.remarks:
        unknown = language.tr(N_("not stated or not known: {count}"))
        output.text(f"    {unknown.format(count=counted(len(check.remarks), request))}")


def _comma(request: Request) -> str:
    from core.paper.citation import PUNCTUATION

    return PUNCTUATION[request.language.code].comma


def _state(user: UserFile, request: Request) -> str:
    if user.trouble is not None:
        return request.language.sentence(user.trouble)
    if not user.path.exists():
        return request.language.tr(N_("not there yet: it is made when something is kept"))
    return request.language.tr(N_("sound"))


def _document(checks: tuple[Check, ...], user: UserFile, request: Request, *, sound: bool) -> dict[str, Any]:
    library = request.library
    return {
        "sound": sound,
        "library": {
            "path": str(library.path),
            "sha256": library.sha256,
            "content_date": library.content_date.isoformat(),
            "counts": {str(kind): count for kind, count in library.counts().items()},
            "trouble": request.language.sentence(request.trouble) if request.trouble else None,
        },
        "checks": [
            {
                "name": check.name,
                "label": request.language.tr(check.name),
                "looked_at": check.looked_at,
                "faults": list(check.faults),
                "remarks": list(check.remarks),
            }
            for check in checks
        ],
        "user_file": {
            "path": str(user.path),
            "exists": user.path.exists(),
            "trouble": request.language.sentence(user.trouble) if user.trouble else None,
        },
    }
