"""On paper: what a notice says, its form, the files and the notice board of the site."""
