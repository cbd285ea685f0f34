"""The parts of the window. They show what they are given and emit what the reader did; they ask nothing."""
