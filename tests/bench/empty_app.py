"""The least a Streamlit page can be: one choice, and one text that says what was chosen. The floor under every page of the dashboard."""

import streamlit as st

chosen = st.selectbox("choice", ["one", "two"], key="choice")
st.html(f'<h1 class="answer">{chosen}</h1>')
