"""The worksheet functions as classic xlwings UDFs: the module Excel calls, and its VBA wrappers."""
