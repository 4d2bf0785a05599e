"""Pages to files, with the theme's templates and words: `renderer` draws, from what `render_input` holds.

Neither is imported here: a build in which no page changed needs no template engine.
"""
