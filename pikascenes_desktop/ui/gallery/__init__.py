"""The gallery: every generation as a card, clips and running work in one place."""
