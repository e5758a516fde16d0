"""The flow: a hotline as plain data, the narrow waist between the language and everything else."""
