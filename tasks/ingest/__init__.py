"""Sources become records, one row at a time; what cannot is a reject with a reason."""
