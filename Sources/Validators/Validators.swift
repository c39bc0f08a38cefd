// Validators
