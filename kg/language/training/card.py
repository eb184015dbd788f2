"""The model card that stands beside the weights."""

from __future__ import annotations

from kg.language.evaluation import table

__all__ = ["model_card"]

_CARD = """# nl_kg: the Dutch pipeline of kg

A spaCy pipeline for Dutch news: tokenizer, tags, morphology, lemmas, dependencies (Universal Dependencies) and names
(PER ORG GPE LOC FAC NORP EVENT MISC). One convolutional encoder (width 128, depth 4, two pieces) shared by all
components; CPU only. Beside the letters of a word it sees the lemma that an open word list (simplemma, MIT) gives it,
or its compound's head: the list is needed at run time too. The parser (`kg/language/parser.py`) reads each sentence
with two bidirectional LSTMs over that encoder, scores all heads of each word with a biaffine layer and takes the best
tree; it may cross arcs, and tells the chance of each. The recogniser of names (`kg/language/namer.py`) is a
linear-chain conditional random field over the encoder.

## Data
- UD_Dutch-Alpino and UD_Dutch-LassySmall (G. Bouma, G. van Noord; CC BY-SA 4.0): trees, tags and lemmas. Cite
  Bouma & van Noord 2017, "Increasing return on annotation investment: the automatic construction of a Universal
  Dependency Treebank for Dutch".
- Names on those sentences, annotated for kg (CC BY-SA 4.0).
- Dutch news sentences with names, written for kg (`kg/language/training/names/`; invented content), parsed by a wider
  network that was trained on the treebanks alone; the trees were then corrected by hand
  (`kg/language/training/trees/`, CC BY-SA 4.0).
- In training, names change places with others: of CLDR (Unicode licence), GeoNames (CC BY 4.0), Faker (MIT) and a table
  of ours.

Nothing of the CoNLL-2002 corpus is in the weights: it is measured on, not trained on.

## Licence
The weights are a derivative of CC BY-SA 4.0 treebanks and are published under CC BY-SA 4.0
(https://creativecommons.org/licenses/by-sa/4.0/).

## Scores
Gold tokens; not trained on. LAS and UAS leave punctuation out; CoNLL-2002 is
mapped to its four labels (GPE, LOC, FAC: LOC; NORP, EVENT, MISC: MISC). Words per second with all components of this
table, one run on one core of the machine at hand: compare within a table, not across machines.

{table}

## Made with
`python -m kg.language.training` (see `kg/language/training/README.md`), seed {seed}, {steps} steps.

## Limits
The treebank text is newspaper text of the 1970s, an encyclopaedia and the web: today's surnames alone, film and product
names and the names of buildings are recognised less well than countries, people and organisations.
"""


def model_card(scores: dict[str, float], seed: int, steps: int) -> str:
    """Return the card, in Markdown, with its measured scores."""
    return _CARD.format(table=table({"nl_kg": scores}), seed=seed, steps=steps)
