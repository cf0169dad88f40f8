"""The MkDocs theme `kbtool`: complete pages of our own; only the icons come from Material for MkDocs.

Every template reads `kb` (page, site, contents and the addresses of the assets), see `kbtool.site.model`.
"""
