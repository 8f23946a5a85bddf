"""A door for programs that speak MCP, the Model Context Protocol: tools that give citations."""
