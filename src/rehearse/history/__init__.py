"""What is kept of every rehearsal: one SQLite file."""
