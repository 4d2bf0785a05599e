"""Crisis terms, alphabetical order, and signs that no reader should see."""
