"""From a project to files on disk. This is the only part of ivrc that writes a build."""
