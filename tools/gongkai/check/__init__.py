"""What must hold: rules over the whole archive, and what they find."""
