"""The grammar of names: which words open a name, how far it runs, which shorter forms it has."""
