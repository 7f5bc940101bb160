"""Screens: data in, renderable out. Nothing in here asks or decides; only the door prints."""
