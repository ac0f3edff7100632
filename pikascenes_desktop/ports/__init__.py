"""What the services need from the world, one Protocol per need."""
