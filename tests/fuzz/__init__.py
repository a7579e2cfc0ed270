"""Fuzzing of the markup: `./stemma fuzz`."""
