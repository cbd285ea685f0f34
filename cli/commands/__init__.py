"""One module a command: each has `run(request)`, which answers and returns the exit code."""
