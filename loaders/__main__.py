"""The command line: `python -m loaders`. --help is the manual."""
