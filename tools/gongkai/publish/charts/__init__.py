"""Charts as SVG, made when the site is built: one module for each shape. They are given numbers and words."""
