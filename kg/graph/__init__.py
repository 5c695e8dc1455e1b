"""Graph: facts and agents in, quads out; vocabulary, IRIs, the gate, byte-stable serialisation."""
