"""Reading in a process of its own, with limits: a hostile file can end that process, not ours.

The parent hands over the bytes and gets back an answer as JSON. The other side is a module run with `python -m`, which calls
`limit` before it reads anything.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_PROJECT = Path(__file__).resolve().parent.parent
MEMORY = 1_500_000_000  # bytes; a plan of 300 pages takes about 200 MB


def answer_of(module: str, arguments: Sequence[str], data: bytes, seconds: float, memory: int = MEMORY) -> Any:
    """What `python -m MODULE ARGUMENTS SECONDS MEMORY` answers to `data`; it may take so many seconds and bytes of memory.

    Raises TimeoutError where it took longer, ValueError where the system ended it (memory, time, a crash of a library) before it
    could answer.
    """
    command = [sys.executable, "-m", module, *arguments, str(int(seconds) + 1), str(memory)]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_PROJECT,
        env=os.environ | {"PYTHONPATH": str(_PROJECT), "PYTHONIOENCODING": "utf-8"},
        start_new_session=True,
    )
    try:
        answer, _ = process.communicate(data, timeout=seconds)
    except subprocess.TimeoutExpired:
        raise TimeoutError from None
    finally:
        stop(process)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
    return json.loads(answer)


def limit(seconds: int, memory: int) -> None:
    """Limits of processor time and memory for this process, where the system has them."""
    try:
        import resource
    except ImportError:  # Windows: the parent's time limit remains
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def stop(process: "subprocess.Popen[bytes]") -> None:
    """End a process and those it started."""
    if process.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
