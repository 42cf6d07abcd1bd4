"""Loaders: quantitative commitments and reported figures in, a DuckDB warehouse out.

Nothing in this package imports Streamlit: the published database is the only thing the dashboard reads.
"""

__version__ = "0.1.0"
