"""What a built program is made of; used by `build.spec` and by the installers."""
