"""The table of a review as a workbook, out and back."""

from accede.assessment.exchange.sheet_in import cell, read_sheet
from accede.assessment.exchange.sheet_out import SheetLine, write_sheet

__all__ = ["SheetLine", "cell", "read_sheet", "write_sheet"]
