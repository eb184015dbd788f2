"""The SPARQL 1.1 endpoint: Oxigraph's own server behind a door that keeps it to reading, in time and within bounds."""

from kg.rdf.server.web import Limits, Server

__all__ = ["Limits", "Server"]
