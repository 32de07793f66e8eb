"""From mentions in context to claims: cues, argument slots, lists, circumstances, posts."""
