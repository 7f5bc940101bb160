"""What we know: entries as people write them, in both languages side by side, and finding the one that answers."""
