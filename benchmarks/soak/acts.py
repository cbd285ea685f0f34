"""How often each act is done."""

from benchmarks.soak import page_acts, reading_acts, wild_acts
from benchmarks.soak.around import Act

ACTS: tuple[tuple[Act, int], ...] = (
    (reading_acts.search, 10),
    (reading_acts.clear, 2),
    (reading_acts.choose_card, 8),
    (reading_acts.walk_list, 4),
    (reading_acts.scroll, 7),
    (reading_acts.follow, 10),
    (reading_acts.hits, 2),
    (reading_acts.select_text, 2),
    (page_acts.narrow, 4),
    (page_acts.view, 4),
    (page_acts.page, 3),
    (page_acts.press, 5),
    (page_acts.rows, 5),
    (page_acts.header, 2),
    (page_acts.write, 3),
    (reading_acts.shortcut, 3),
    (reading_acts.back_and_forth, 3),
    (page_acts.settings, 2),
    (page_acts.resize, 2),
    (reading_acts.link, 3),
    (reading_acts.paper, 3),
    (reading_acts.book, 2),
    (wild_acts.paste, 1),
    (wild_acts.poke, 22),
    (wild_acts.hammer, 16),
)
