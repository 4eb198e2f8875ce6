"""The footer, the Parquet, the hand-off files and the page that people read."""
