"""The Dutch pipeline: loading it, and the recipe, the name data and the weights it comes from."""

from kg.language.loading import load, load_pipeline

__all__ = ["load", "load_pipeline"]
