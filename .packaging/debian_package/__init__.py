"""Makes the Debian package of a built program, and proves it in a Debian of its own."""
