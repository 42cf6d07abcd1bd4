"""The words on a field for files: Streamlit's own are English, and the sheet of the returns page puts ours in their place."""

from app.page_style import page_style


def upload_style(label: str, hint: str) -> str:
    """The style element; the words stand on the root, for a drawer is drawn beside the app."""
    return page_style("returns") + f"<style>:root{{--upload-hint:'{hint}';--upload-choose:'{label}'}}</style>"
