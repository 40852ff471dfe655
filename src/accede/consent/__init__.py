"""Who may see what, until when: denied by default, granted by the State whose record it is."""
