"""Crisis terms and alphabetical order."""
