"""Official documents: requests, reminders, the report (.docx), the annex (.xlsx)."""
