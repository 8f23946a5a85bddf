"""What is kept between questions: conversations, feedback, where the catalogue is."""
