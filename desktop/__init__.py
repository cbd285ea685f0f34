"""The Qt application: window, controllers, models, delegates, panes, dialogs. The only floor that knows
Qt.
"""
