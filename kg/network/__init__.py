"""The network: a networkx graph of actors and statements, and the page that shows it."""
