"""Store: quads in and out of Oxigraph on disk; a document is put and withdrawn in one atomic step."""
