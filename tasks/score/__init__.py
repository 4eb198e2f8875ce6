"""Every draft is measured and judged."""
