"""How well the facts of a build agree with annotated documents, and what of a corpus the rules do not reach."""
