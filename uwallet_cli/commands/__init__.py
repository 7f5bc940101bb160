"""The commands, one file each: read the arguments, call, emit. Typer only here and in cli.py."""
