"""Who owes what, when and to whom."""

from .owed import Expected, expected, unit_due_dates
from .plan import FormPlan
from .plans import form_plan, form_plans
from .rates import Share, denominator, share

__all__ = [
    "Expected", "FormPlan", "Share", "denominator", "expected", "form_plan", "form_plans", "share",
    "unit_due_dates",
]  # fmt: skip
