"""QLoRA training, evaluation and the registry of adapters."""
