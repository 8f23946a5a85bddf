"""The answer without a language model: the sources' sentences, put together and verified."""
