"""What is done to the data, one folder a stage. Stages do not import each other."""
