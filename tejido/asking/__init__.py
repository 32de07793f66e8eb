"""Questions become rows: the catalogue, its parameters, free SPARQL, formats of results."""
