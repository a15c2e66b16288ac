"""What several tests share: real servers, files and key stores, and the guards of conftest.py."""
