"""Word to search engines of what has changed (indexnow.org). Nothing is sent unless somebody asks for it."""
