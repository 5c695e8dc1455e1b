"""Identity: entities of one document in, agents and places with stable keys and Wikidata links out."""
