"""A large web archive, killed and resumed."""
