"""What is told where a page cannot be shown."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from app import faults
from app.texts import Words
from loaders.errors import UserError


@contextmanager
def told(words: Words) -> Iterator[None]:
    """Mistakes of a user are told as they are; a defect of the project in the reader's language, its traceback to the log only."""
    try:
        yield
    except UserError as error:
        st.error("\n\n".join([words("build.failed"), *(faults.told(fault, words) for fault in error.faults)]))
    except Exception:
        logging.getLogger("duixian").exception("the page could not be shown")
        with st.container(key="defect"):
            st.error(words("page.defect"))
