"""The register of recommendations on the screen: all of them in one table, in the order that the reader chooses."""
