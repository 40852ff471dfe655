"""The report as a file: a Word document, or a web page that stands alone."""
