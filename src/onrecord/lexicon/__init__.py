"""Words and what they mean, as data: tables with a schema and examples that test themselves."""
