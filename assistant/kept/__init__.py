"""What is kept between questions: conversations, and what people thought of answers."""
