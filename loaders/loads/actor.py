"""Who is acting: every function that writes takes one and refuses by itself."""

from dataclasses import dataclass

from loaders.errors import Fault, LoadError


@dataclass(frozen=True)
class Actor:
    """The person who acts. `role`: "viewer" (reads only), "editor" (drafts, adds, decides) or "publisher" (also publishes)."""

    name: str
    role: str = "editor"

    def require_write(self, what: str) -> None:
        """Raise LoadError where this person may not write; `what` is the file or load concerned."""
        if not self.name.strip():
            raise LoadError(Fault(what, "没有写明经办账号", "登录后再操作，或用 --by 写明"))
        if self.role not in {"editor", "publisher"}:
            raise LoadError(Fault(what, f"账号“{self.name}”只能查看，不能写入", "请有编辑权限的账号操作"))

    def require_publish(self, what: str) -> None:
        """Raise LoadError where this person may not publish; `what` is what would be published."""
        self.require_write(what)
        if self.role != "publisher":
            raise LoadError(Fault(what, f"账号“{self.name}”可以起草，不能发布", "请有发布权限的账号发布"))


# Local mode (DESIGN §11): the machine's own user, full rights.
LOCAL = Actor("local", "publisher")
