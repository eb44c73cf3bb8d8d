"""Writing for people and programs: pages into the frame. Nothing here computes a new fact."""
