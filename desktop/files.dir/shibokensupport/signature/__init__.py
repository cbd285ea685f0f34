"""The signatures of Qt's functions, which PySide writes its messages with."""
