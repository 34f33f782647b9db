"""What a run was made with: versions, hashes and the machine."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from onrecord.errors import ModelError

UNKNOWN = "unknown"
WEIGHTS = "onrecord-en.onnx"


@dataclass(frozen=True, slots=True)
class Provenance:
    """All that decides what a run finds, and the machine it ran on.

    Attributes:
        package: version of onrecord.
        model: version of the language model.
        model_sha256: hash of its weights.
        lexicon_sha256: hash over all lexicon files.
        settings: the decisive settings as JSON with sorted keys.
        platform: operating system and Python.
        onnxruntime: its version.
        cpu: the kind of CPU; equal output is promised for one kind.
    """

    package: str
    model: str
    model_sha256: str
    lexicon_sha256: str
    settings: str
    platform: str
    onnxruntime: str
    cpu: str

    @property
    def fingerprint(self) -> str:
        """A hash over what decides the findings: two runs that share it find the same."""
        decisive = (
            self.package,
            self.model,
            self.model_sha256,
            self.lexicon_sha256,
            self.settings,
        )
        return hashlib.sha256(json.dumps(decisive).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Weights:
    """The language model's file, without loading it."""

    version: str
    sha256: str
    card: dict[str, Any]


def weights() -> Weights:
    """The weights that ship with the package.

    Raises:
        ModelError: when they are missing.
    """
    file = Path(str(resources.files("onrecord") / "weights" / WEIGHTS))
    try:
        sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise ModelError(f"{file}: the language model cannot be read ({error.strerror})") from error
    card = file.with_suffix(".json")
    return Weights(
        version=f"{file.stem}-{sha256[:12]}",
        sha256=sha256,
        card=json.loads(card.read_text("utf-8")) if card.exists() else {},
    )


def gather(*, settings: dict[str, str]) -> Provenance:
    """The provenance of a run that starts now, here, with the weights of the package.

    Args:
        settings: the decisive settings.

    Raises:
        ModelError: when the weights are missing.
    """
    model = weights()
    return Provenance(
        package=package_version(),
        model=model.version,
        model_sha256=model.sha256,
        lexicon_sha256=lexicon_hash(),
        settings=json.dumps(settings, sort_keys=True),
        platform=platform_name(),
        onnxruntime=version("onnxruntime"),
        cpu=cpu_kind(),
    )


def platform_name() -> str:
    """Operating system and Python."""
    return f"{platform.platform()}, Python {platform.python_version()}"


def version(package: str) -> str:
    """The installed version of a package, "unknown" when it is not installed as one."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return UNKNOWN


def package_version() -> str:
    """The version of onrecord; between releases with a hash of its code, which changes daily."""
    released = version("onrecord")
    if "dev" not in released and released != UNKNOWN:
        return released
    root = resources.files("onrecord")
    return f"{released}+{_hash(root, lambda name: name.endswith('.py'))[:12]}"


def lexicon_hash() -> str:
    """One hash over the names and bytes of all lexicon files, in the order of their names."""
    root = resources.files("onrecord") / "lexicon"
    return _hash(root, lambda name: not name.endswith((".py", ".pyc")))


def _hash(root: Traversable, wanted: Callable[[str], bool]) -> str:
    total = hashlib.sha256()
    for name, file in sorted(_files(root, ""), key=lambda pair: pair[0]):
        if wanted(name):
            total.update(name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    if not folder.is_dir():
        return
    for item in folder.iterdir():
        if item.is_dir():
            yield from _files(item, f"{prefix}{item.name}/")
        else:
            yield prefix + item.name, item


def cpu_kind() -> str:
    """The processor's name as the system tells it, else its architecture."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
