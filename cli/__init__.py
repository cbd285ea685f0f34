"""The library without a window: one module a command."""
