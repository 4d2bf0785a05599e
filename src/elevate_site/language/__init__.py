"""What follows from words alone, whoever asks: which of them name a crisis, and how they stand from A to Z."""
