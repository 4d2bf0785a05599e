"""What follows from words alone: crisis terms, alphabetical order, numbers that can be dialed, addresses that work.

And signs that no reader should see.
"""
