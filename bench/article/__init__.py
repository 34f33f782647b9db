"""Is the article found in the page, and is every block called what it is?"""
