"""The Streamlit entry: page set-up, language, as-of date, navigation. Nothing else."""
