"""The pictures of the README show the program as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.examples import ROOT
from tests.documents.pictures import PICTURES, SCENES, Scene, drawing, path_of, screen, words_of
from uwallet_cli.text import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_picture_says_what_the_program_says(scene: Scene, language: Language, tmp_path: Path) -> None:
    kept = path_of(scene, language).read_text(encoding="utf-8")

    assert words_of(kept) == words_of(drawing(screen(scene, language, tmp_path)))


@pytest.mark.parametrize(("document", "language"), [("README.md", "zh"), ("README.en.md", "en")])
def test_the_reader_sees_every_picture(document: str, language: Language) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    shown = {path_of(scene, language) for scene in SCENES}

    assert {path for path in PICTURES.iterdir() if path.name in text} == shown
