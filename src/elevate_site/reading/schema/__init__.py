"""From a YAML tree to the model's dataclasses: the types decide what is valid, and messages say what is not."""
