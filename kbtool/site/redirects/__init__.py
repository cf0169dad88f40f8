"""Former addresses: the pages that answer there, and what web servers have to know of them."""
