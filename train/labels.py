"""The label inventories of the heads, and the kind of attribution that common cues show."""

from __future__ import annotations

from train.corpora import Text

KINDS = ["speech", "belief", "intention", "perception", "document"]
# Forms of a cue's words; they label a cue's kind in training only. What stands in no list, or
# in two, trains nothing, so that the head learns kinds from context and serves unlisted cues.
KIND_WORDS = {
    "speech": "said say says saying told tell tells telling added adds wrote announced announces "
    "declared asked argued argues insisted explained replied stated claimed warned urged called "
    "tweeted noted denied vowed promised pledged demanded accused acknowledged confirmed",
    "belief": "believe believes believed think thinks thought feel feels felt hope hopes hoped "
    "fear fears feared doubt doubts doubted consider considers considered view views opinion "
    "belief know knows knew expect expects expected convinced worried worry",
    "intention": "plan plans planned intend intends intended want wants wanted aim aims aimed "
    "seek seeks sought decided decide decides hoping willing ready planning trying try tried",
    "perception": "see saw seen sees hear heard hears watch watched found find finds noticed "
    "observed discovered learned realize realized witnessed",
    "document": "poll polls survey surveys shows showed report reports data study studies law "
    "filing documents records show",
}


def kind_of(cue: list[str]) -> str | None:
    """The one kind that a cue's words name, or None."""
    words = {w.lower() for w in cue}
    if "according" in words:
        return None
    got = [k for k, forms in KIND_WORDS.items() if words & set(forms.split())]
    return got[0] if len(got) == 1 else None


def inventories(texts: list[Text]) -> dict[str, list[str]]:
    """Sorted label lists, so that the same data gives the same indices."""
    out = {
        key: sorted({x for t in texts for x in (getattr(t, key) or ())})
        for key in ("upos", "xpos", "dep")
    }
    out["names"] = ["O", *(p + k for k in ("PER", "ORG", "LOC", "MISC") for p in ("B-", "I-"))]
    out["cue"] = ["O", "B", "I"]
    out["kind"] = KINDS
    out["sentence"] = ["inside", "start"]
    return out
