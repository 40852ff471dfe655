"""The pages of reporting: reports with their figures, and a State on paper."""

from accede.reporting.views.reports import annex, figure, report_file, reports
from accede.reporting.views.sheets import brief_file, moved, overview_file

__all__ = ["annex", "brief_file", "figure", "moved", "overview_file", "report_file", "reports"]
