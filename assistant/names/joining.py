"""The names of many articles, joined where they are certainly one.

Equal full names are one, whatever their accents, case and language ("Cártel Jalisco Nueva
Generación"). A shorter form, an abbreviation or an alias that an article uses alone is joined where
exactly one name of the library has it; a surname alone only with its title. Two different full
names are never joined, whatever they share.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.checking.spellings import one_spelling, same_word
from assistant.names.finding import Key
from assistant.names.in_article import Named, bare_place
from assistant.names.kinds import TOLD, NameKind, kind_of, strongest
from ingest.article import Span


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or something that the library's sources name.

    Attributes:
        id: 16 hexadecimal digits over its full form.
        text: the fullest form, as most sources have it.
        forms: all forms, the commonest first.
        mentions: by article's id, every place where it is named there, in order.
    """

    id: str
    kind: NameKind
    text: str
    forms: tuple[str, ...]
    mentions: Mapping[str, tuple[Span, ...]]

    @property
    def count(self) -> int:
        """How often it is named."""
        return sum(map(len, self.mentions.values()))


Appearance = tuple[str, Named]
"""An article's id, and a name there."""


def joined(articles: Iterable[tuple[str, Iterable[Named]]]) -> list[Name]:
    """The names of articles, each once; the most widely named first."""
    clusters = _take_in_short_forms(_by_full_name(articles))
    names = _told_apart([_name(cluster) for cluster in clusters])
    return sorted(names, key=lambda name: (-len(name.mentions), -name.count, name.text, name.id))


@dataclass(slots=True)
class _Cluster:
    """Appearances that are one name: under its full form, and under shorter ones.

    Attributes:
        key: of the full form.
    """

    key: Key
    full: list[Appearance] = field(default_factory=list)
    short: list[Appearance] = field(default_factory=list)

    @property
    def all(self) -> list[Appearance]:
        return self.full + self.short

    @property
    def told(self) -> Counter[NameKind]:
        told: Counter[NameKind] = Counter()
        for _, named in self.all:
            told.update(dict(named.told))
        return told

    @property
    def titles(self) -> set[str]:
        return {title for _, named in self.all for title in named.titles}

    @property
    def other(self) -> set[Key]:
        return {key for _, named in self.all for key in named.other}


def _by_full_name(articles: Iterable[tuple[str, Iterable[Named]]]) -> list[_Cluster]:
    """The appearances by their full names; one word that is here a place and there surely a person
    is two names.
    """
    by_spelling: dict[Key, list[Appearance]] = defaultdict(list)
    for article_id, names in articles:
        for named in names:
            by_spelling[_one_spelling(named)].append((article_id, named))
    _join_unknown(by_spelling)
    clusters = []
    for key, appearances in by_spelling.items():
        people = [one for one in appearances if one[1].kind == "person"]
        others = [one for one in appearances if one[1].kind in ("organisation", "place")]
        apart = len(key) == 1 and _is_sure(people) and _is_sure(others)
        if apart:
            rest = [one for one in appearances if one[1].kind != "person"]
            clusters += [_Cluster(key, people), _Cluster(key, rest)]
        else:
            clusters.append(_Cluster(key, appearances))
    return clusters


def _join_unknown(by_spelling: dict[Key, list[Appearance]]) -> None:
    """Put names of unknown kind to those of the same words whose kind is told."""
    for key in list(by_spelling):
        words = tuple(sorted(key))
        if words == key or words not in by_spelling:
            continue
        if all(named.kind == "unknown" for _, named in by_spelling[key]):
            by_spelling[words] += by_spelling.pop(key)


def _is_sure(appearances: Iterable[Appearance]) -> bool:
    return any(strongest(dict(named.told)) >= TOLD for _, named in appearances)


def _one_spelling(named: Named) -> Key:
    """The key in one language; an organisation's words stand in another order in another one."""
    if named.kind == "person":
        return named.key
    spelled = tuple(map(one_spelling, named.key))
    return tuple(sorted(spelled)) if named.kind == "organisation" else spelled


def _take_in_short_forms(clusters: list[_Cluster]) -> list[_Cluster]:
    """The clusters without those that are a short form of exactly one other, which has them."""
    holders: dict[Key, list[_Cluster]] = defaultdict(list)
    for cluster in clusters:
        for key in _short_forms(cluster):
            holders[key].append(cluster)
    kept, gone = [], set()
    for short in sorted(clusters, key=lambda cluster: len(cluster.key)):
        whole = _whole(short, [one for one in holders[short.key] if id(one) not in gone])
        if whole is None:
            kept.append(short)
        else:
            whole.short += short.all
            gone.add(id(short))
    return kept


def _short_forms(cluster: _Cluster) -> set[Key]:
    """What else a name may be called: what its articles tell, a surname, a beginning."""
    key, kind = cluster.key, kind_of(cluster.told)
    found = cluster.other | {tuple(map(one_spelling, other)) for other in cluster.other}
    found |= {tuple(sorted(other)) for other in found}
    if kind in ("person", "unknown") and len(key) > 1:
        found |= {(word,) for word in key} | {key[:end] for end in range(2, len(key))}
    if kind == "place":
        found.add(bare_place(key))
    return found - {key, ()}


def _whole(short: _Cluster, holders: list[_Cluster]) -> _Cluster | None:
    """The one name that another is a short form of; None where none or several are."""
    if len(holders) != 1 or holders[0] is short:
        return None
    whole = holders[0]
    kinds = {kind_of(short.told), kind_of(whole.told)} - {"unknown"}
    if len(kinds) > 1:
        return None
    is_surname = len(short.key) == 1 and short.key[0] in whole.key and short.key not in whole.other
    if is_surname and kind_of(whole.told) in ("person", "unknown"):
        alike = _share_a_title(short.titles, whole.titles) or short.other & whole.other
        return whole if alike else None
    return whole


def _share_a_title(titles: Iterable[str], known: Iterable[str]) -> bool:
    return any(same_word(one.split()[-1], other.split()[-1]) for one in titles for other in known)


def _name(cluster: _Cluster) -> Name:
    places: dict[str, list[Span]] = defaultdict(list)
    forms: Counter[str] = Counter()
    for article_id, named in cluster.all:
        places[article_id] += named.spans
        for form, spans in named.forms:
            forms[form] += len(spans)
    full = Counter(named.text for _, named in cluster.full)
    text = max(full, key=lambda text: (full[text], len(text), text))
    return Name(
        name_id(text),
        kind_of(cluster.told),
        text,
        tuple(form for form, _ in sorted(forms.items(), key=lambda item: (-item[1], item[0]))),
        {article_id: tuple(sorted(spans)) for article_id, spans in places.items()},
    )


def _told_apart(names: Sequence[Name]) -> list[Name]:
    """The names, those that share their full form with ids of their kind: a person and a place."""
    shared = {text for text, times in Counter(name.text for name in names).items() if times > 1}
    seen: Counter[str] = Counter()

    def apart(name: Name) -> Name:
        if name.text not in shared:
            return name
        told = f"{name.text}:{name.kind}"
        seen[told] += 1
        return replace(name, id=name_id(f"{told}:{seen[told]}"))

    return [apart(name) for name in names]


def name_id(text: str) -> str:
    """The same full name has the same id in every library, where one name alone has it."""
    return hashlib.sha256(f"name:{text}".encode()).hexdigest()[:16]
