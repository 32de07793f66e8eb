"""Links of names (``de``, ``para``, ``contra``; ``of``, ``for``) and what they carry on to."""

from __future__ import annotations

from tejido.marking.grammar.neighbours import field_last, headed_last, institution_at
from tejido.marking.grammar.phrases import lower_phrase
from tejido.marking.grammar.risky import of_mission, risky
from tejido.marking.grammar.run import Run
from tejido.marking.line import Line, Link

__all__ = ["linked"]

_LONGEST_AIM = 12
_MONEY = frozenset("$€£¥")


def linked(run: Run) -> bool:
    """A link and the words behind it, unless they are a name or a tale of their own."""
    line, link = run.line, run.line.link(run.at)
    if link is None or link.target >= line.size or _barred(run, link):
        return False
    if link.word in line.words.aims and _bound_for(run, link):
        return False
    run.used.add(link.word)
    if link.word in line.words.aims and run.head.type == "agreement" and run.lower_head:
        run.cut()  # "convenio de cooperación, para el desarrollo de": the aim may be left out
    if link.weight == "risky":
        return risky(run, link.word, link.target)
    if run.lower_head and link.word in line.words.destinations and not line.capital(link.target):
        return False
    if link.word in line.words.aims and line.infinitive(link.target):
        return _purpose(run, link.target)
    if _gone_on(run, link):
        return False
    if not line.capital(link.target):
        return lower_phrase(run, _past_count(run, link))
    return _capitalised(run, link)


def _gone_on(run: Run, link: Link) -> bool:
    """Whether a body with a name is told to do something: ``the Ministry of Ports on reefs``."""
    line = run.line
    if not line.words.english or not run.head.body:
        return False
    if line.capital(link.target):
        return _happens_behind(run, link)
    gerund = any(form.mood == "gerund" for form in line.verbs.get(line.low(link.target), ()))
    return link.weight == "topic" and (run.capitals > 0 or gerund)


def _happens_behind(run: Run, link: Link) -> bool:
    """Whether a happening is named behind a whole name: ``the Reef Trust for the Forum``."""
    line, at = run.line, link.target
    first = run.start - len(run.head.lemma.split()) - 1
    named = line.capital(first) or run.head.needs in {"none", "optional"}
    whole = link.article and link.weight != "core" and named and run.fresh
    while whole and line.capital(at):
        found = line.head(at)
        if found is not None and found.head.happening:
            return True
        at += 1
    return False


def _past_count(run: Run, link: Link) -> int:
    """Return the word behind the number of things given: ``entrega de 40 computadoras``."""
    counted = run.line.shape(link.target) == "n" and run.head.type == "event" and run.lower_head
    return link.target + (counted and not run.line.words.english and run.at == run.start)


def _barred(run: Run, link: Link) -> bool:
    """Whether what a link leads to stands outside the name."""
    line, words, target = run.line, run.line.words, link.target
    return (
        (institution_at(line, target) and not _inside(run, link))
        or line.low(target) in words.months
        or line.calling(target)
        or line.low(target + 1)[:1] in _MONEY
        or (" " in link.word and _told_field(run, link))
        or (link.weight != "core" and run.head.body and line.low(target) in words.posts)
        or (link.word in words.aims and _whole(run) and _done(line, target))
        or (run.head.body and link.word in words.addressing and _task(line, target))
        or (link.article and run.head.type == "event" and _happening_at(line, target))
        or (link.article and run.fresh and run.head.type == "programme" and _event(line, target))
        or (_doing(run) and _happening_at(line, target))
        or (_tells(run) and line.low(target) in words.posts)
        or (link.word in words.addressing and _addressed(line, target))
        or (link.word in words.destinations and _placed_at(line, target) and not of_mission(run))
    )


def _tells(run: Run) -> bool:
    """Whether a happening is told, whose holder of a post is no part of its name."""
    return run.head.type == "event" or (run.lower_head and run.head.happening)


def _inside(run: Run, link: Link) -> bool:
    """Whether what looks like a body behind a link belongs to the name."""
    known = (_field, _topical, _national, _of_town, _owner_abroad)
    return any(inside(run, link) for inside in known)


def _national(run: Run, link: Link) -> bool:
    """Whether a country's own body for an organisation is named: ``Commission for UNESCO``."""
    words = run.line.words
    body = run.head.noun in words.national_bodies and link.word in words.addressing
    return body and run.line.acronym(link.target)


def _of_town(run: Run, link: Link) -> bool:
    """Whether the town of a body is named: ``Instituto de la Juventud del Municipio de Loja``."""
    line, town = run.line, run.line.head(link.target)
    if run.head.noun not in line.words.town_bodies or not run.capitals or not link.article:
        return False
    municipal = town is not None and town.head.lemma in line.words.place_nouns
    behind = line.link(town.end) if town is not None and municipal else None
    return behind is not None and line.capital(link.target) and line.capital(behind.target)


def _owner_abroad(run: Run, link: Link) -> bool:
    """Whether an office and the place it is in are named: ``Oficina de la OIM en Honduras``."""
    line = run.line
    if line.words.english or run.head.noun not in line.words.posts_abroad or link.weight != "core":
        return False
    behind = link.target + 1
    placed = line.low(behind) in line.words.within and line.place(behind + 1) is not None
    return line.acronym(link.target) and placed


def _told_field(run: Run, link: Link) -> bool:
    """Whether a body has its name and a field is told: ``Ministerio de X en materia de pagos``."""
    return run.head.body and run.capitals > 0 and not run.line.capital(link.target)


def _whole(run: Run) -> bool:
    """Whether a name can end here: ``Cámara de Turismo``, before ``para el periodo``."""
    return run.capitals > 0 or (" " in run.head.lemma and run.line.capital(run.start - 1))


def _done(line: Line, target: int) -> bool:
    """Whether something is done: ``para la entrega de becas``, ``para el desarrollo del curso``."""
    link = line.link(target + 1)
    happens = link is not None and line.lower(target) and _happening_at(line, link.target)
    return line.low(target) in line.words.doings or happens


def _task(line: Line, target: int) -> bool:
    """Whether a lower-case noun tells what is to be done: ``for the establishment of a court``."""
    return line.low(target) in line.words.doings and line.lower(target)


def _doing(run: Run) -> bool:
    """Whether a head only tells what is done, no body: ``la organización del Foro``."""
    return run.lower_head and run.head.body and run.line.low(run.start - 1) in run.line.words.doings


def _bound_for(run: Run, link: Link) -> bool:
    """Whether a body in English has all its name: ``Governments to save``, ``Health to Launch``."""
    if not run.line.words.english or not run.head.body:
        return False
    aimed = run.line.heading and run.capitals and run.line.infinitive(link.target)
    return not run.line.capital(link.target) or bool(aimed)


def _topical(run: Run, link: Link) -> bool:
    """Whether a happening is about what looks like a body: ``Seminar on Rural Clinics``."""
    about = link.weight == "topic" and run.line.words.english and not link.article
    return about and not run.head.body and run.line.institution(link.target) is None


def _field(run: Run, link: Link) -> bool:
    """Whether a head noun behind a link is the field of this name, no body of its own."""
    line, target = run.line, link.target
    if line.words.english and not link.article and run.head.first and field_last(line, target):
        return line.institution(target) is None
    topic = line.low(target) in line.words.topics
    known = line.institution(target)
    if known is not None and (link.article or not topic):
        behind = line.link(known.end)
        return run.head.body and behind is not None and behind.weight == "topic"
    return topic or (not link.article and line.low(target) in line.words.bare_topics)


def _event(line: Line, index: int) -> bool:
    """Whether an event is named at ``index``: ``Programa del Foro del Agua`` is its agenda."""
    inner = line.head(index)
    named = inner is not None and inner.head.type == "event" and not inner.plural
    return named and line.capital(index)


def _happening_at(line: Line, index: int) -> bool:
    """Whether a happening of its own stands at ``index``: ``Presentación del Programa X``."""
    inner = line.head(index)
    if inner is not None:
        return inner.head.happening
    return headed_last(line, index) in {"event", "agreement", "programme"}


def _addressed(line: Line, target: int) -> bool:
    """Whether people of a body, or what is done, follow: ``para personal de``, ``para el plan``."""
    found = line.head(target)
    pointed = line.low(target - 1) in line.words.definites and not line.words.english
    if pointed and found is not None and found.head.happening and not line.capital(target):
        return True
    if line.low(target) not in line.words.collectives or line.capital(target):
        return False
    return any(line.low(at) in line.words.origins for at in (target + 1, target + 2))


def _capitalised(run: Run, link: Link) -> bool:
    """A capitalised word behind a link; before ``contra`` and its like a shorter form ends."""
    if run.head.type == "event" and run.line.words.english and _officer(run.line, link.target):
        return False
    if link.word in run.line.words.cutting and run.capitals > 1:
        run.cut()
    run.at = link.target
    place = run.line.place(link.target)
    return run.take(link.target + 1) if place is None else run.take_place(place)


def _officer(line: Line, at: int) -> bool:
    """Whether a post stands in a run of capitals: ``visit of Foreign Minister Ana Paz``."""
    while line.capital(at):
        if line.low(at) in line.words.posts:
            return True
        at += 1
    return False


def _placed_at(line: Line, index: int) -> bool:
    return line.place(index) is not None


def _purpose(run: Run, target: int) -> bool:
    """``para prevenir y erradicar la trata``: an aim inside the names of bodies and plans."""
    if run.line.capital(target):
        run.cut()
        return run.take(target + 1)
    if run.line.words.english or not _aimed(run):
        return False
    run.cut()
    return lower_phrase(run, target, bound=_LONGEST_AIM)


def _aimed(run: Run) -> bool:
    """Whether a name may tell its aim in lower case: ``Comisión para prevenir ...``."""
    if run.head.type == "programme":
        return run.capitals > 0 and run.lowers > 0
    return run.head.kind == "commission" and not run.lower_head and not run.capitals
