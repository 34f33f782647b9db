"""The pages: what is shown of a record, in a browser, on paper or in the terminal.

View models are values made from the store by pure functions; templates only set them. One code
serves two ways to read: `written` writes the pages of a run as files, `onrecord.serve` gives more
of them to a browser.
"""
