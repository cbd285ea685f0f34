"""Citations: the neutral entry of what is cited, a CSL processor that writes it in a style, and reference files."""
