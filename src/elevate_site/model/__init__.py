"""The frozen types that flow through a build. Standard library only; nothing here reads, writes or decides."""
