"""Measurements that a person starts: ``python -m tests.benchmarks.rdf``; pytest does not run them."""
