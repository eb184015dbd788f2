"""The training recipe: data in, weights and model card out (``python -m kg.language.training``)."""
