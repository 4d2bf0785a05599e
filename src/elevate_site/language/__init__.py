"""What follows from words alone: which of them name a crisis, and their order from A to Z."""
