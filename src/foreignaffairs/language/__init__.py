"""Vietnamese text, numbers, dates and country names; the catalogue of words on screen."""
