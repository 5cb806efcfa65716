"""tools/damage.py: each kind of damage, and that the same seed gives the same text."""

import dataclasses
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
    ("script", "shown"),
    [("s2t", "裏面的群衆説"), ("s2tw", "裡面的群眾說"), ("s2hk", "裏面的羣眾説"), ("sites", "里面的群眾說")],
)
def test_scripts(script: str, shown: str) -> None:
    """By a scheme of OpenCC, or one character at a time."""
    pytest.importorskip("opencc")
    got = tool.to_traditional("里面的群众说", script)
    assert len(got) == len(shown) and got != "里面的群众说"
    if script == "sites":
        assert got == shown


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("toned", "綠(lǜ)"),
        ("plain", "綠(lv)"),
        ("digits", "綠(lv4)"),
        ("wide", "綠（lǜ）"),
        ("blank", "綠(lǜ )"),
        ("repeated", "綠(lv)(lv)"),
    ],
)
def test_styles(style: str, shown: str) -> None:
    """Sites write readings in their own ways."""
    assert tool.annotate("綠", {"綠": "lǜ"}, style) == shown
    assert style in tool.STYLES


def test_own_readings() -> None:
    """Another site annotates other characters; all of them are known, and read as they can be."""
    own = tool.own_readings(random.Random(1), 40)
    assert len(own) == 40 and own != tool.own_readings(random.Random(2), 40)
    assert all("\u4e00" <= c <= "\u9fff" and tool.READING.fullmatch(c + reading) for c, reading in own.items())


def test_kinds_of_pages() -> None:
    """What printing, copying and protecting make of a text."""
    assert tool.wide("增长7.5%") == "增长７.５％"
    assert tool.spaced("增长7%\n好") == "增 长 7 %\n好"
    assert tool.glued("一、回顾\n　　去年好。") == "一、回顾去年好。"
    assert tool.lost_breaks("一、回顾\n　　去年好。", random.Random(0), 1.0) == "一、回顾　　去年好。"
    assert tool.headers("甲\n乙\n丙", "某报告", 1) == "甲\n某报告 1\n乙\n某报告 2\n丙"
    assert tool.chunks("一二三", 2, inline=True) == "1、一二2、三"
    assert tool.commas("一，二。", random.Random(0)) == "一，二,。"


def test_anticopy() -> None:
    """One string, as often as told, behind sentences only, once where a paragraph ends."""
    text = "投资增长。工业向好。\n农业稳定。商业繁荣。"
    got = tool.anticopy(text, random.Random(3), 3)
    strings = re.findall("[A-Z]+", got)
    assert len(strings) == 3 and len(set(strings)) == 1
    assert re.sub("[A-Z]+", "", got) == text
    assert all(m.start() > 0 and got[m.start() - 1] == "。" for m in re.finditer("[A-Z]+", got))
    assert re.search("[A-Z](\n|$)", got)


def test_command_line_has_all_kinds() -> None:
    """Each field of Damage changes a text in which it has something to change."""
    pytest.importorskip("opencc")
    text = "某县报告\n“全年”增收2%，产业发展。确保科技投资两成。\n农业发展。"
    changes = {
        "traditional": True, "annotate": True, "shift": True, "chunks": 9, "furniture": True, "entities": True,
        "anticopy": 2, "commas": True, "wide": True, "spaced": True, "wrap": 6, "headers": 1, "glued": True,
        "lost_breaks": 90, "crossed": "utf8-gbk",
    }  # fmt: skip
    for field, value in changes.items():
        with_it = tool.damage(
            text, 3, **({"traditional": True} if field in ("annotate", "shift") else {}), **{field: value}
        )
        without = tool.damage(text, 3, traditional=field in ("annotate", "shift"))
        assert with_it != without, field
    manners = {"script", "style", "policy", "reencode", "strip", "inline"}  # of the kinds above
    assert {f.name for f in dataclasses.fields(tool.Damage)} == set(changes) | manners


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
