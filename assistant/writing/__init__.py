"""With a language model: fluent answers from numbered sentences, checked like any other."""
