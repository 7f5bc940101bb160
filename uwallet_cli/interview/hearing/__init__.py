"""Does what was said on the phone fit what stands in the application? `comparing.py` is the way in."""
