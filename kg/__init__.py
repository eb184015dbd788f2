"""Dutch news articles in, a knowledge graph of who did what to whom out.

The stages, in the order of the data: ``kg.articles`` reads, ``kg.language`` parses, ``kg.actors`` and ``kg.relations``
find who did what to whom, ``kg.rdf`` and ``kg.network`` write it down, ``kg.build`` runs them all, ``kg.cli`` is the
command line.
"""

__version__ = "0.1.0"
