"""The parts of the rehearse screen."""
