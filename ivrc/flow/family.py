"""A family: things of one sort, one a file, found by their files; every layer has a file of the same name for each of them,
and there is no list. A file is read when something of it is first asked for: a flow waits for none that it does not use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any, Generic, TypeVar

from ivrc.modules import modules

KeyT = TypeVar("KeyT")
ValueT = TypeVar("ValueT")


def names(package: str) -> tuple[str, ...]:
    """The names of the files in a layer's folder of a family, in the order of the alphabet."""
    return modules(import_module(package).__path__)


class Found(Mapping[KeyT, ValueT], Generic[KeyT, ValueT]):
    """A table whose values are found when they are asked for; what has none raises KeyError."""

    def __init__(self, keys: Callable[[], Iterable[KeyT]], find: Callable[[KeyT], ValueT]) -> None:
        self._keys, self._find = keys, find
        self._found: dict[KeyT, ValueT] = {}

    def __getitem__(self, key: KeyT) -> ValueT:
        try:
            return self._found[key]
        except KeyError:
            value = self._found[key] = self._find(key)
            return value

    def __iter__(self) -> Iterator[KeyT]:
        return (key for key in self._keys() if key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Family:
    """Those that a package of the flow declares, each file by what stands in it under the name `declared`."""

    def __init__(self, package: str, declared: str) -> None:
        self._package, self._declared = package, declared
        self.members: Mapping[str, type] = Found(lambda: names(package), self._member)
        self.names: Mapping[type, str] = Found(self.members.values, self._name)

    def of_each(self, package: str, attribute: str) -> Mapping[type, Any]:
        """What a layer has for each member: an attribute of its file of the member's name.

        Asking for one raises ModuleNotFoundError where the layer has none.
        """
        found = self._of_file(package, attribute)
        return Found(self.members.values, lambda member: found(self.names[member]))

    def of_those(self, package: str, attribute: str) -> Mapping[type, Any]:
        """The same, of the members that a layer need not have, or need not have this for."""
        there, found = frozenset(names(package)), self._of_file(package, attribute)

        def find(member: type) -> Any:
            name = self.names[member]
            if name not in there:
                raise KeyError(member)
            return found(name)

        return Found(self.members.values, find)

    def _member(self, name: str) -> type:
        if name not in names(self._package):
            raise KeyError(name)
        member: type = self._of_file(self._package, self._declared)(name)
        return member

    def _name(self, member: type) -> str:
        package, _, name = member.__module__.rpartition(".")
        if (
            package != self._package or self.members.get(name, member) is not member
        ):  # a part of a member is none
            raise KeyError(member)
        return name

    @staticmethod
    def _of_file(package: str, attribute: str) -> Callable[[str], Any]:
        """From the name of a file to what stands in it under the name of an attribute."""

        def find(name: str) -> Any:
            try:
                return getattr(import_module(f"{package}.{name}"), attribute)
            except AttributeError:
                raise KeyError(name) from None

        return find
