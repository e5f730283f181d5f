"""The generated pages of the documentation, one module a page; ``pages`` puts them together."""
