"""What the store promises, each promise tried on a real disk."""
