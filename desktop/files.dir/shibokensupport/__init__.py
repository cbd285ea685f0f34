"""What PySide looks for in Python by this name; the whole of it lies inside its library (`signature.loader`)."""
