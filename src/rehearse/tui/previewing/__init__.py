"""What the preview of notes asks for and does."""
