"""What the record says, drawn: one module for each question. Numbers come from `derive`, shapes from `charts`."""
