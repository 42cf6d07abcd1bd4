import pytest

from loaders.data_folder import DataFolder
from loaders.loads import Actor


@pytest.fixture
def data(tmp_path, monkeypatch):
    """An empty data folder with the project's register and without its examples."""
    monkeypatch.setenv("DUIXIAN_BUNDLED", "0")
    return DataFolder(tmp_path / "data")


@pytest.fixture
def clerk():
    return Actor("张榆县统计岗")


@pytest.fixture
def plan(tmp_path):
    """A composed plan: two targets, one reported figure, a contact person."""
    path = tmp_path / "方案.txt"
    path.write_text(
        "\n".join(
            [
                "资阳市人民政府办公室",
                "关于推进基层医疗服务工作的实施方案",
                "资府办发〔2018〕91号",
                "各县（区）人民政府：",
                "为加强基层服务，现就有关工作通知如下。",
                "一、主要目标",
                "到2020年，全市基层医疗卫生机构诊疗量占总诊疗量比例达到65%以上，县域内就诊率不低于90%。（牵头单位：市卫生健康委；配合单位：市医保局）",
                "二、工作基础",
                "2017年，全市基层医疗卫生机构诊疗量占总诊疗量比例为50.4%。",
                "（联系人：某某某；联系电话：13800001111）",
                "资阳市人民政府办公室",
                "2018年3月5日",
            ]
        ),
        "utf-8",
    )
    return path
