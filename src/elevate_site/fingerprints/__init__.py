"""What a thing is, to the byte: values, files and this program, each as a digest that tells it from all others."""
