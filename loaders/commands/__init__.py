"""The commands behind `python -m loaders`, one module a group: what goes in, what is made, what comes out.

Each command imports what it needs when it runs, so that --help is quick and reading a document needs no database.
"""
