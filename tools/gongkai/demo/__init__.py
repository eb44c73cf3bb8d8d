"""A made-up city of any size: whole, valid archives to try Gongkai out and to measure it. No place in it is real."""
