"""The rules, one module each. The file name is the rule's name, the docstring its page."""
