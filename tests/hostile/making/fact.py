"""The one fact that each input tells which can be read."""

FACT = "La Organización Internacional para las Migraciones (OIM) organizó el Foro Nacional."
