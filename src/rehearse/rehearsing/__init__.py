"""What a rehearsal needs whatever shows it: the screens and the plain mode stand on it."""
