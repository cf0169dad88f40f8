"""What is restricted, in a form that is found again quickly in any amount of output."""
