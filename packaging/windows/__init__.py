"""The program for Windows, made and tried on Linux."""
