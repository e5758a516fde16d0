"""What the engine `kokoro` is made of: its model file, its symbols, and the voices that come with the
package.
"""
