"""Server: the SPARQL Protocol, saved queries as an API, pages."""
