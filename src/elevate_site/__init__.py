"""elevate-site turns a folder of Markdown into a clinic's patient-education website."""

__version__ = "0.1.0"
