"""The Dutch tokenizer: spaCy's, with news abbreviations in place of its legal ones and sentence-final dots split off.

spaCy's Dutch exceptions (E. Vanmassenhove's list of legal abbreviations) hold "VN.", "Belg." or "RTL.", so that the
last word of a sentence and its dot become one token and the name is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import spacy
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER
from spacy.lang.nl import Dutch
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_suffix_regex

__all__ = ["abbreviations", "create_tokenizer"]

_APOSTROPHES = "'’"
# Words that begin with an apostrophe are one token with it: the apostrophe is not an opening quote.
_CLITICS = ("'t", "'n", "'s", "'m", "'k", "'r", "'ns")


def abbreviations() -> tuple[str, ...]:
    """Return the abbreviations of ``abbreviations.txt``, as written there."""
    lines = (files("kg.language") / "abbreviations.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@spacy.util.registry.tokenizers("kg.DutchTokenizer.v1")
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """Return a function that makes the tokenizer for a pipeline (for ``[nlp.tokenizer]`` in a config)."""

    def make(nlp: Language) -> Tokenizer:
        defaults = Dutch.Defaults
        exceptions = {
            text: rule
            for text, rule in (defaults.tokenizer_exceptions or {}).items()
            if not text.endswith(".") or len(text) == 2 or any(mark in text for mark in ":;=")
        }
        forms = {form for text in abbreviations() for form in (text, text[0].upper() + text[1:])}
        forms |= {clitic.replace("'", mark) for clitic in _CLITICS for mark in _APOSTROPHES}
        exceptions |= {form: [{"ORTH": form}] for form in forms}
        suffixes = [
            *(defaults.suffixes or ()),
            rf"(?<=[{ALPHA}0-9&][{ALPHA}])\.",
            rf"(?<=[{ALPHA}][{_APOSTROPHES}][{ALPHA_LOWER}])\.",
        ]
        # Between letters the curly apostrophe is one (zo’n, foto’s), as spaCy already takes the straight one to be.
        infixes = [infix.replace("’", "") for infix in defaults.infixes or ()]
        infixes.append(rf"(?<=[{ALPHA}])/(?=[{ALPHA_UPPER}])")
        made: Tokenizer = Tokenizer(
            nlp.vocab,
            rules=exceptions,
            prefix_search=spacy.util.compile_prefix_regex(defaults.prefixes or ()).search,
            suffix_search=compile_suffix_regex(suffixes).search,
            infix_finditer=compile_infix_regex(infixes).finditer,
            token_match=defaults.token_match,
            url_match=defaults.url_match,
        )
        return made

    return make
