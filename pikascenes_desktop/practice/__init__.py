"""The practice service: a stand-in for RunComfy over real HTTP, with real MP4s and no cost."""
