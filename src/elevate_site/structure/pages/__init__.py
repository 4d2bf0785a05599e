"""The views of pages: one module for each kind of page."""
