from pathlib import Path

import pytest

SOUND = {
    "indicators.csv": """\
indicator_id,family,name_zh,name_en,definition,numerator,denominator,population,institutions,unit,direction,measure_type,frequency,release_lag_months,category,aliases,note
well_share,wells,水井合格率,Share of sound wells,抽检水井中合格者的比例,合格水井数,抽检水井数,不涉及,水井,%,higher_is_better,rate,annual,6,环境,合格水井占比;水井（机井）合格率,
well_count,wells,水井数,Wells,年末在用水井数,在用水井数,,不涉及,水井,个,none,stock,annual,6,环境,,分母不适用
""",
    "related_indicators.csv": """\
indicator_id,other_indicator_id,why
well_share,well_count,一为比例，一为个数
""",
    "breaks.csv": """\
indicator_id,jurisdiction_id,date,why,certainty
well_share,512000,2020-01-01,抽检办法修订,documented
""",
    "jurisdictions.csv": """\
jurisdiction_id,name_zh,name_en,level,parent_id,valid_from,valid_to,former_names,successor_id
100000,全国,China,nation,,1980,,,
510000,四川省,Sichuan,province,100000,1980,,,
512000,资阳市,Ziyang,prefecture,510000,2000,,,
512022,乐至县,,county,512000,2000,,,
""",
    "departments.csv": """\
department_id,name_zh,aliases,successor_id,from_date,note
water_old,水利电力局,水电局,water,2005-06-30,
water,水利局,市水利局,,,
""",
}


class Folder:
    """A register in a folder, sound until a test changes a line of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        for name, text in SOUND.items():
            (path / name).write_text(text, encoding="utf-8", newline="\n")

    def change(self, file: str, old: str, new: str) -> None:
        path = self.path / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")

    def append(self, file: str, line: str) -> None:
        with (self.path / file).open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(line + "\n")


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "register"
    path.mkdir()
    return Folder(path)
