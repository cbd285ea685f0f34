"""The overview: what the library holds, as figures, charts that filter when clicked, tables beside them."""
