"""The macros: what the buttons of the control workbook and of the add-in's ribbon do.

``run("FaThuBaoCao")`` is what VBA calls; ``run("FaThuBaoCao", book)`` runs a macro on any
``xlwings.Book``. Each macro is declared once, in ``declared.MACROS``; buttons, ribbon, VBA and
documentation are made from that list.
"""

from .declared import MACROS, Macro, macro
from .run import Ran, run

__all__ = ["MACROS", "Macro", "Ran", "macro", "run"]
