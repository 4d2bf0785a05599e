"""From what was written to where it is: links, pictures, topics and people that a text names."""
