"""Figures: amounts, shares and counts, as goals or as observed."""
