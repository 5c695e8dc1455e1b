"""Language: `Document` in, `Analysis` out: sentences, names and offices, time expressions, quantities, coreference."""
