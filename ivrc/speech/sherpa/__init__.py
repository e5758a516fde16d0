"""Models of sherpa-onnx: what a folder holds, the program that speaks from it, and what can be wrong with either."""
