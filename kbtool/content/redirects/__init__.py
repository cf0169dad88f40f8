"""Former addresses of pages, as articles and `_data/redirects.yml` state them."""
