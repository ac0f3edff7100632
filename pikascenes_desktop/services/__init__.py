"""What the program does: generations from press to clip, on ports alone."""
