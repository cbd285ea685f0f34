"""Collections on screen: the menu that puts records into one, and the page where they are arranged."""
