"""What the program is about: plain values and rules, no I/O, no waiting."""
