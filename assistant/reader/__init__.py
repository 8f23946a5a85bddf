"""The trained reader: one network that reranks, selects the sentence, answers and refuses."""
