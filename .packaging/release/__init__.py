"""What a release needs beside its installers: locks, wheels, sums, and a list of parts."""
