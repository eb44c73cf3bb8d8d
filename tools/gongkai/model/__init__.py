"""The values that the stages hand to each other. Nothing here opens a file or asks for the time."""
