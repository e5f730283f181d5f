"""Keeping what an office has: backup, restore, verify, and friendly ends when a disk fails."""
