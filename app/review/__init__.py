"""Documents of one's own: added, reviewed against their text, drafted, previewed, published; closings and memberships."""
