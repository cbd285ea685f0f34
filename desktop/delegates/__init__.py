"""Drawing of rows. All geometry is asked of Qt; leading and trailing follow the direction of the view."""
