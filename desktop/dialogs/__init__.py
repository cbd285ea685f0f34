"""The few windows that open beside the main one."""
