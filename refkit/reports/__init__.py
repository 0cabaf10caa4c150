"""Pages that show a person what refkit did, and why."""
