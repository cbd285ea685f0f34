"""The package for Debian and Ubuntu, and what registers the program with a Linux desktop."""
