"""What follows from the records: computed each time, stored nowhere."""
