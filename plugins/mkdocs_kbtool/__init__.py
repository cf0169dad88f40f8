"""kbtool's plugins for MkDocs: event hooks that call into `kbtool`, one folder each."""
