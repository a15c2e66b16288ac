"""Composition: builds every object once, wires them, runs them, stops them in order.

Nothing is imported here: the window's start must not wait for the demo, nor the demo for a start.
"""
