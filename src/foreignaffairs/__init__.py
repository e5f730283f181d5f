"""Foreign-affairs reporting for the education sector."""
