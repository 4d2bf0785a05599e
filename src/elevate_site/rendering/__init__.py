"""Pages to files, with the templates and words of the theme: what draws is in `renderer`, and with what, in `kit`.

Neither is imported here: a build in which no page changed has no use for a template engine.
"""
