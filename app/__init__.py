"""The dashboard: reads the published database and shows it. It parses nothing and holds no rule."""
