"""How long, how wide, how many.

    sizes(source)    a file, line, function, parameter list or include list over its limit
    spread(sources)  nine in ten, over all files of the product
    figures(sources) the medians, as one line to print
"""

import ast
import re

FILE_LINES, FUNCTION_LINES, COLUMNS, PARAMETERS, OWN_INCLUDES = 400, 60, 100, 5, 9
NINE_IN_TEN_FILE, NINE_IN_TEN_FUNCTION = 250, 25
CODE = re.compile(r"\.(?:cc|h|py|cmake|sql|sh)$|CMakeLists\.txt$|^(?:run|test)$|/run$")
PRODUCT = re.compile(r"(?:engine|workflows|connectors)/")


def functions(source):
    if source.path.endswith(".py"):
        for node in ast.walk(ast.parse(source.text)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield (node.name, node.lineno, node.end_lineno - node.lineno + 1,
                       len(node.args.args) + len(node.args.kwonlyargs))
    for one in source.functions:
        yield one.name, one.line, one.lines, one.parameters


def sizes(source):
    if not CODE.search(source.path):
        return
    if len(source.lines) > FILE_LINES:
        yield FILE_LINES, f"{len(source.lines)} lines, at most {FILE_LINES}: split it by noun"
    for number, line in enumerate(source.lines, 1):
        if len(line) > COLUMNS:
            yield number, f"{len(line)} columns, at most {COLUMNS}"
    for name, line, lines, parameters in functions(source):
        if lines > FUNCTION_LINES:
            yield line, f"{name} has {lines} lines, at most {FUNCTION_LINES}"
        if parameters > PARAMETERS:
            yield line, f"{name} has {parameters} parameters, at most {PARAMETERS}: make a value"
    own = [line for line, _, is_own in source.includes if is_own]
    if len(own) > OWN_INCLUDES:
        yield own[OWN_INCLUDES], f"{len(own)} own includes, at most {OWN_INCLUDES}"


def _part(numbers, part):
    ordered = sorted(numbers) or [0]
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def _measured(sources):
    product = [s for s in sources if s.code and PRODUCT.match(s.path)]
    files = [len(s.lines) for s in product]
    return files, [f.lines for s in product for f in s.functions if f.lines]


def spread(sources):
    files, lengths = _measured(sources)
    if _part(files, 0.9) >= NINE_IN_TEN_FILE:
        yield f"nine in ten files stay under {NINE_IN_TEN_FILE} lines: now {_part(files, 0.9)}"
    if _part(lengths, 0.9) >= NINE_IN_TEN_FUNCTION:
        yield f"nine in ten functions stay under {NINE_IN_TEN_FUNCTION} lines: now " \
              f"{_part(lengths, 0.9)}"


def figures(sources):
    files, lengths = _measured(sources)
    return (f"{len(files)} files: median {_part(files, .5)} lines, nine in ten under "
            f"{_part(files, .9) + 1}, longest {max(files, default=0)}; {len(lengths)} functions: "
            f"median {_part(lengths, .5)}, nine in ten under {_part(lengths, .9) + 1}, "
            f"longest {max(lengths, default=0)}")
