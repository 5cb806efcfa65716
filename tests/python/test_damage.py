"""tools/damage.py: each kind of damage, and that the same seed gives the same text."""

import importlib.util
import pathlib
import random
import re
import sys

import pytest

from conftest import shared

TOOL = pathlib.Path(__file__).parents[2] / "tools" / "damage.py"
spec = importlib.util.spec_from_file_location("damage", TOOL)
assert spec and spec.loader
tool = importlib.util.module_from_spec(spec)
sys.modules["damage"] = tool
spec.loader.exec_module(tool)

READINGS = dict(tool.READING.findall(tool.ANNOTATED))


def shifted(text: str, **options: object) -> str:
    """The text shifted with every cut made."""
    return tool.shift(text, random.Random(0), READINGS, cut=1.0, **options)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("確保科技計劃", "確?？萍加?jì)劃"),
        ("當地企業", "當(dāng)?shù)仄髽I(yè)"),
        ("因為質", "因?yàn)橘|(zhì)"),
        ("每個單位", "每?zǒng)€(gè)單位"),
        ("表揚", "表?yè)P"),
    ],
)
def test_shift(text: str, shown: str) -> None:
    """The worked examples of the model: how a shifted run begins."""
    assert shifted(text).startswith(shown)


def test_shift_without_signs() -> None:
    """Policy D2 drops torn bytes; nothing is asked."""
    assert "?" not in shifted("海口舉行。現將", policy="D2")


def test_private_use_is_stripped() -> None:
    """Private-use characters stand for user-defined codes, and may go."""
    kept, stripped = shifted("很好。基于研究"), shifted("很好。基于研究", strip=True)
    assert any("\ue000" <= c <= "\ue765" for c in kept)
    assert not any("\ue000" <= c <= "\ue765" for c in stripped)


def test_intact_text_comes_back() -> None:
    """Without readings and cuts the bytes are read as they were written."""
    text = "組織申報國家項目50余項。"
    assert tool.shift(text, random.Random(0), {}, cut=0.0) == text


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [("确保科技计划", "確保科技計劃"), ("先后发布", "先后發布"), ("平台的规划", "平臺的規劃")],
)
def test_traditional(simplified: str, traditional: str) -> None:
    """One character at a time, as the sites do it."""
    pytest.importorskip("opencc")
    assert tool.to_traditional(simplified) == traditional


def test_plain_kinds() -> None:
    """Chunks, wraps, entities, furniture."""
    assert tool.chunks("一二三四五", 2) == "1、一二\n2、三四\n3、五"
    assert tool.wrap("一二三四五", 2) == "一二\n三四\n五"
    assert tool.entities("“好”") == "&nbsp;&nbsp;&ldquo;好&rdquo;"
    assert "正文" in tool.furniture("正文")
    assert tool.annotate("發展", {"發": "fā"}) == "發(fā)展"


@pytest.mark.parametrize(
    ("kind", "shown"),
    [("gbk-cp1252", "²úÆ·"), ("utf8-cp1252", "äº§å\x93\x81"), ("utf8-gbk", "浜у搧"), ("gbk-utf8", "²úƷ")],
)
def test_crossed(kind: str, shown: str) -> None:
    """One encoding read in another."""
    assert tool.crossed("产品", kind) == shown.replace("\x93", "“")


def test_same_seed_same_damage() -> None:
    """A seed names one damage."""
    text = "今年,全市科技投入增加。可用資金增長。"
    options = {"annotate": True, "shift": True, "furniture": True, "chunks": 8}
    assert tool.damage(text, 7, **options) == tool.damage(text, 7, **options)


def passages() -> list[str]:
    """Two sentences at a time of real reports, in traditional script."""
    texts = []
    for path in sorted(shared("corpus").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            sentences = re.findall("[^。！？]*[。！？]", line)
            texts += ["".join(sentences[i : i + 2]) for i in range(0, len(sentences), 2)]
    return [text for text in map(tool.to_traditional, texts) if text.encode("gbk", "ignore").decode("gbk") == text]


@pytest.mark.parametrize(("strip", "floor"), [(False, 0.91), (True, 0.81)])
def test_simulation(strip: bool, floor: float) -> None:
    """Shifted passages of real reports come back as the same passages do that are only annotated."""
    pytest.importorskip("opencc")
    baogao = pytest.importorskip("baogao")
    exact = total = 0
    for number, text in enumerate(passages()):
        readings = tool.site_readings(random.Random(number), 0.8)
        shown = tool.shift(text, random.Random(number), readings, strip=strip)
        if shown == tool.annotate(text, readings):
            continue
        # A torn digit is lost for good.
        if re.search(r"\?[0-9.%]", shown):
            continue
        total += 1
        exact += baogao.restore(shown).text == baogao.restore(tool.annotate(text, readings)).text
    assert total > 300
    assert exact / total >= floor, f"{exact} of {total}"
