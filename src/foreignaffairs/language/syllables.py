"""What a Vietnamese syllable is: an onset, a rhyme and a tone that go together.

Kept to spelling: it tells words of the language from what looks like them, it is no dictionary.
"""

from __future__ import annotations

import unicodedata

__all__ = ["is_syllable"]

_SPELLED_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_SPELLED_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en
eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o
oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om
on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ơc ơng u ua uân uâng uât uây uc
uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy uya uych uyên uyêt uynh uyt uyu
uyn uyp ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu
"""
_ONSETS = frozenset(_SPELLED_ONSETS.split()) | {""}
_RHYMES = frozenset(_SPELLED_RHYMES.split())
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_STOPS = ("c", "ch", "p", "t")
_STOP_TONES = frozenset("\u0301\u0323")


def is_syllable(word: str) -> bool:
    """Tell whether a word is spelled as a Vietnamese syllable, wherever its tone mark stands.

    Capitals have to stand first or throughout: "ThÓ" is no word of Unicode text.
    """
    if not (word.islower() or word.isupper() or word.istitle()):
        return False
    apart = unicodedata.normalize("NFD", word.lower())
    tones = [char for char in apart if char in _TONES]
    letters = unicodedata.normalize("NFC", "".join(c for c in apart if c not in _TONES))
    if len(tones) > 1:
        return False
    return any(
        letters[:cut] in _ONSETS and _goes(letters[:cut], letters[cut:], tones)
        for cut in range(min(4, len(letters)))
    )


def _goes(onset: str, rhyme: str, tones: list[str]) -> bool:
    if rhyme not in _RHYMES or not _written_before(onset, rhyme[0]):
        return False
    return not rhyme.endswith(_STOPS) or (bool(tones) and set(tones) <= _STOP_TONES)


def _written_before(onset: str, vowel: str) -> bool:
    """Tell c from k, g from gh and ng from ngh by the vowel that follows."""
    if onset in ("c", "ng"):
        return vowel not in "eêiy"
    if onset in ("k", "gh", "ngh"):
        return vowel in "eêiy"
    if onset == "g":
        return vowel not in "eêy"
    if onset == "qu":
        return vowel not in "ouư"
    return not (onset == "gi" and vowel == "y")
