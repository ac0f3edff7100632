"""Real servers on loopback for the tests, each a child that ends with the test run for sure."""
