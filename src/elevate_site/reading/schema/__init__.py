"""From a tree of scalars to the frozen types of the model, which are the schema."""
