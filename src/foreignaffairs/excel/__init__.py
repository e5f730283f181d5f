"""The Excel face: functions, macros and workbooks, and the same in LibreOffice."""
