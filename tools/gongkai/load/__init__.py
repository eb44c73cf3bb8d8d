"""Reading: bytes become typed records, and what cannot be read becomes a finding. Nothing here judges values."""
