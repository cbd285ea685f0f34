"""A soak: the real window, used at random for as long as is wanted, watched for warnings, crashes, stalls and growth.

    python -m benchmarks.soak --minutes 60 --seed 1 [--acts N] [--patient] [--json FILE] [--picture FILE.png]

`hands` moves the mouse and presses keys, `acts` names what a reader does and how often, `popups` answers menus and
dialogs, `monkey` chooses among them by a seed, `trouble` listens, `level` and `process` measure, `inside` is all of it
in the program's own process, `__main__` starts that process on a screen and in a home of its own and says what came
out, `curve` draws it.
"""
