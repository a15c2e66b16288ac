"""The look in numbers: colours, type sizes, spacing, radii and motion, for light and dark.

Every colour and size that a widget draws with comes from here. Text keeps 4.5:1 against
what lies behind it and the outlines of fields and buttons 3:1 (WCAG 2.2, 1.4.3 and 1.4.11);
the tests measure both.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme. Colours are ``#rrggbb``, sizes logical pixels, motion milliseconds."""

    name: str
    bg: str
    card: str
    line: str
    edge: str
    text: str
    soft: str
    accent: str
    accent_ink: str
    accent_soft: str
    stop: str
    stop_ink: str
    stop_soft: str
    warn: str
    warn_soft: str
    ok: str
    field: str
    bar: str
    shadow_alpha: int
    """Opacity of the one-pixel shadow under a card, 0 to 255."""

    type_timer: int = 58
    type_number: int = 24
    type_number_quiet: int = 17
    type_name: int = 16
    type_title: int = 15
    type_body: int = 14
    type_choice: int = 13
    type_small: int = 13
    type_tiny: int = 12
    type_key: int = 11

    space_xs: int = 4
    space_s: int = 8
    space_m: int = 10
    space_l: int = 16

    radius_s: int = 6
    radius_m: int = 8
    radius_l: int = 10

    motion_ms: int = 120

    def scaled(self, factor: float) -> Tokens:
        """The same theme with every size times ``factor``, rounded to whole pixels."""
        sizes = {
            field.name: round(getattr(self, field.name) * factor)
            for field in fields(self)
            if field.name.startswith(("type_", "space_", "radius_"))
        }
        return replace(self, **sizes)

    def px(self, size: float) -> int:
        """``size``, drawn for 14-pixel body text, at the size of this theme's text."""
        return round(size * self.type_body / 14)

    def colour(self, token: str) -> str:
        """The colour named ``token``, such as ``"accent"``; AttributeError if there is none."""
        return str(getattr(self, token))


LIGHT = Tokens(
    name="light",
    bg="#f6f7f9",
    card="#ffffff",
    line="#e3e6eb",
    edge="#868f9d",
    text="#171a1f",
    soft="#5b6472",
    accent="#0b6e63",
    accent_ink="#ffffff",
    accent_soft="#e2f3f0",
    stop="#b3261e",
    stop_ink="#ffffff",
    stop_soft="#fbe9e7",
    warn="#8a5200",
    warn_soft="#fdf1dc",
    ok="#0b6e63",
    field="#ffffff",
    bar="#9fcfc8",
    shadow_alpha=15,
)

DARK = Tokens(
    name="dark",
    bg="#16191d",
    card="#1f2328",
    line="#31373f",
    edge="#6d7886",
    text="#eef1f4",
    soft="#a3adba",
    accent="#4cc3b3",
    accent_ink="#06211d",
    accent_soft="#17352f",
    stop="#f2776d",
    stop_ink="#2b0b08",
    stop_soft="#3b2220",
    warn="#f0b95e",
    warn_soft="#382b14",
    ok="#4cc3b3",
    field="#191c20",
    bar="#2f7a70",
    shadow_alpha=0,
)
