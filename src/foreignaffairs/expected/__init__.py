"""Who owes what, when and to whom."""

from .owed import Expected, dues_of, expected
from .plan import FormPlan
from .plans import form_plan, form_plans
from .rates import Share, denominator, share

__all__ = [
    "Expected", "FormPlan", "Share", "denominator", "dues_of", "expected", "form_plan",
    "form_plans", "share",
]  # fmt: skip
