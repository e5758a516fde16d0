"""The published model with more ways in and out, and the part of it that foretells.

As published it takes one speed and gives sound. `opened` takes a speed for each symbol, and factors of the pitch;
`foretelling` gives how long each symbol is spoken and at which pitch, and makes no sound, in a tenth of the time. Fields
are numbered as in onnx.proto; those of a message that is appended are merged into the first (`Last One Wins`).
"""

from __future__ import annotations

import re

from ivrc.speech.kokoro.wire import Field, field, fields

OWN = b"/encoder/predictor/ReduceSum_output_0"
"""What the published model calls the durations of its symbols as it means them, in frames, the zeros at both ends
included: before they are divided by the speed and rounded."""

PITCH = b"/encoder/Squeeze_output_0"
"""The pitch that the sound is made with, in hertz, two values a frame."""

_MEANT = b"/encoder/Squeeze_meant__0"
"""What the pitch is called before it is bent: a name as long as its own."""

BEND = b"bend"
"""The new input: factors of the pitch, one for each of its values or one for all."""

_SPEED = re.compile(rb"(\x0a\x05speed\x12.\x0a.\x08\x01\x12.\x0a\x02)\x08\x01", re.DOTALL)
"""ValueInfoProto of the input `speed`, a tensor of float with one dimension, whose `dim_value` is 1."""

_GRAPH = 7
_NODE, _INITIALIZER, _INPUT, _OUTPUT, _VALUE_INFO = 1, 5, 11, 12, 13
_NODE_INPUT, _NODE_OUTPUT, _NODE_TYPE = 1, 2, 4
_TENSOR_NAME = 8


def opened(model: bytes) -> bytes:
    """The model that speaks, with the input `BEND`. Raises ValueError for one that has no such parts."""
    output = field(_NODE_OUTPUT, PITCH)
    if model.count(output) != 1:
        raise ValueError("no node whose output is the pitch")
    renamed = _speed_freed(model).replace(output, field(_NODE_OUTPUT, _MEANT))
    bent = field(_NODE_INPUT, _MEANT) + field(_NODE_INPUT, BEND) + output + field(_NODE_TYPE, b"Mul")
    factors = field(1, BEND) + field(2, _floats(dimensions=2))
    return renamed + field(_GRAPH, field(_NODE, bent) + field(_INPUT, factors))


def foretelling(model: bytes) -> bytes:
    """The part of the model that gives `OWN` and `PITCH`. Raises ValueError for one that has no such parts."""
    freed = _speed_freed(model)
    whole = list(fields(freed, 0, len(freed)))
    (graph,) = (each for each in whole if each.number == _GRAPH)
    parts = list(fields(freed, graph.start, graph.end))
    needed = _needed(freed, [each for each in parts if each.number == _NODE])

    def kept(part: Field) -> bool:
        if part.number == _NODE:
            return part in needed.nodes
        if part.number == _INITIALIZER:
            return any(name in needed.names for name in _texts(freed, part, _TENSOR_NAME))
        return part.number not in (_OUTPUT, _VALUE_INFO)

    outputs = b"".join(field(_OUTPUT, field(1, name)) for name in (OWN, PITCH))
    content = b"".join(freed[part.begin : part.end] for part in parts if kept(part)) + outputs
    return b"".join(
        field(_GRAPH, content) if each == graph else freed[each.begin : each.end] for each in whole
    )


class _Needed:
    """The nodes that what is wanted hangs on, and the names of all that they take."""

    def __init__(self) -> None:
        self.nodes: set[Field] = set()
        self.names: set[bytes] = set()


def _needed(model: bytes, nodes: list[Field]) -> _Needed:
    made_by = {name: node for node in nodes for name in _texts(model, node, _NODE_OUTPUT)}
    if not {OWN, PITCH} <= made_by.keys():
        raise ValueError("no node whose output is the durations, or the pitch")
    found, open_ = _Needed(), [OWN, PITCH]
    while open_:
        node = made_by.get(open_.pop())
        if node is not None and node not in found.nodes:
            found.nodes.add(node)
            taken = _texts(model, node, _NODE_INPUT)
            found.names.update(taken)
            open_ += taken
    return found


def _texts(model: bytes, message: Field, number: int) -> list[bytes]:
    """The fields of one number within a message."""
    return [
        model[each.start : each.end]
        for each in fields(model, message.start, message.end)
        if each.number == number
    ]


def _speed_freed(model: bytes) -> bytes:
    """A speed for each symbol in the place of one for all: the dimension is made an unknown one (an empty
    `dim_param`), since the durations are divided by it as they are."""
    found = list(_SPEED.finditer(model))
    if len(found) != 1:
        raise ValueError("no input `speed` of one number")
    start, end = found[0].span()
    return model[:start] + found[0][1] + b"\x12\x00" + model[end:]


def _floats(dimensions: int) -> bytes:
    """TypeProto of a tensor of float with dimensions of any length."""
    return field(1, b"\x08\x01" + field(2, field(1, b"") * dimensions))
