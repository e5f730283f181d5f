"""Vietnamese text, numbers, dates and country names; the catalogue of words on screen.

Import from the modules: the catalogue is needed everywhere and must not pay for the rest.
"""
