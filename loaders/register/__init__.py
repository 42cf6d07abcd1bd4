"""The register: indicators, what may be shown beside them, breaks, jurisdictions, departments; read and checked.

`find_jurisdiction`, `department_of` and `unit_of` live in their own modules, so that importing one loads little.
"""

from loaders.register.checks import check_register, read_register
from loaders.register.model import Break, Department, FormerName, Indicator, Jurisdiction, Register, RelatedIndicator

__all__ = [
    "Break",
    "Department",
    "FormerName",
    "Indicator",
    "Jurisdiction",
    "Register",
    "RelatedIndicator",
    "check_register",
    "read_register",
]
