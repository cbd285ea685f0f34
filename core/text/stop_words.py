"""Words too common to narrow a search: dropped from a query that has other words, kept where it has none.

They are indexed like all others, so a phrase may hold them. Written as people write them and folded once here.
Names and the field's own words («عمل», work) are never among them, nor what makes another thing of the word beside
it: the informal economy is «غير» الرسمي, distance learning is عن «بعد». Folding must not turn one into a word that
tells: إليه would be آلية, أمام a prayer leader, *mais* is *maïs*, *may* a month.
"""

from collections.abc import Sequence

from core.text.folding import fold_text

_ARABIC = """
في من على إلى الى عن مع هو هي هم هن هما أنا نحن أنت إن أن كان كانت يكون تكون كانوا ما ماذا متى أين كيف كم لماذا لم لن لا
هل أي أية الذي التي الذين اللذان اللتان اللاتي اللواتي هذا هذه هذان هؤلاء ذلك تلك أولئك ثم أو أم بل لكن قد لقد كل بعض
سوى عند لدى بين منذ حتى إذا إذ كما مما بما فيما حيث عندما قبل خلال حول ضد دون فوق تحت نحو فيه فيها به
بها له لها لهم منه منها عليه عليها عنه عنها إليها و ف ب ك ل وهو وهي وما ومن وفي وعلى وإلى وعن ومع وكان وكانت وقد
ولا ولم وذلك لأن أيضا تم يتم لما عما بأي لأي ليس ليست مثل يوجد توجد هناك التى الذى
ال وال بال لل م هـ
"""
_ENGLISH = """
a an and are as at be been being by can could did do does for from had has have he her his how i in into is it its
might not of on or our she should s than that the their them then there these they this those to was we were
what when where which who whom whose why will with would you your
"""
_FRENCH = """
à afin ainsi au aux avec c ce ces cet cette comme d dans de des dont du elle elles en entre est et eu il ils j je l la
le les leur leurs lors m n ne nous on ou où par pas pour qu que qui s sa se ses son sont sur t un une vous y
"""

STOP_WORDS = frozenset(fold_text(word) for text in (_ARABIC, _ENGLISH, _FRENCH) for word in text.split())
"""Folded stop words of Arabic, English and French together: the language of a query is not known."""


def without_stop_words(words: Sequence[str]) -> Sequence[str]:
    """Return the words that tell something: all but stop words, or all where there are no others."""
    return [word for word in words if word not in STOP_WORDS] or words
