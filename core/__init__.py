"""The ground floor: values and functions. No Qt, no SQL, no settings, no state."""
