"""What each kind of page shows: one module for each kind."""
