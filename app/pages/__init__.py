"""One page a file; each is run by `dashboard.py` through Streamlit's navigation."""

# The indicator that opens 指标分析 until a reader chooses another: one with a long series and targets that can be judged.
FIRST_INDICATOR = "maternal_mortality"
