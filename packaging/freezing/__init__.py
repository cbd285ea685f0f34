"""What `build.spec` decides with: which files are carried, how they are made smaller, what is said about them."""
