"""One module for each kind of personal data. Its name is that of the rule, its docstring the page of it."""
