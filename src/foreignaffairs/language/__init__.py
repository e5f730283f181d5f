"""Vietnamese text, numbers, dates and country names; the catalogue of words on screen."""

from .countries import all_countries, by_code, countries, country, printed_name
from .dates import ParsedDate, excel_serial, format_date, official_date, parse_date, swapped
from .document_numbers import (
    DocumentNumber,
    FoundNumber,
    find_document_numbers,
    normalise_document_number,
    parse_document_number,
)
from .legacy import detect_legacy, to_unicode
from .number_words import number_words
from .numbers import ParsedNumber, format_number, parse_number
from .text import clean, clean_lines, fold, name_sort_key, nfc, slug, sort_key, strip_marks

__all__ = [
    "DocumentNumber", "FoundNumber", "ParsedDate", "ParsedNumber", "all_countries", "by_code",
    "clean", "clean_lines", "countries", "country", "detect_legacy", "excel_serial",
    "find_document_numbers", "fold", "format_date", "format_number", "name_sort_key", "nfc",
    "normalise_document_number", "number_words", "official_date", "parse_date",
    "parse_document_number", "parse_number", "printed_name", "slug", "sort_key", "strip_marks",
    "swapped", "to_unicode",
]  # fmt: skip
