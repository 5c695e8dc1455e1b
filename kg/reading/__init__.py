"""Reading: bytes of one input format in, `Document` out: text, title, date, furniture, blocks, speaker turns."""
