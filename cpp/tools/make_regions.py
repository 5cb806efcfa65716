#!/usr/bin/env python3
"""Make cpp/data/regions.tsv and cpp/data/region_joins.tsv.

    make_regions.py CHINA_DIVISION_DIR

Needs the pip packages cpca 0.5.5 (adcodes.csv, divisions of about 2016) and jieba 0.42.1 (its dictionary), and the
unpacked npm package china-division 2.7.0 (dist/*.json, divisions of 2023). All three are under the MIT licence.

Divisions of 2023 come first; what only the older list has is kept and marked `former`, since reports of any year are
read. Short names drop 省 市 县 区 盟 旗 and the peoples' names; a county has one only if no dictionary word has the
same form and no other division bears it."""

import csv
import importlib.util
import json
import pathlib
import re
import sys

PROVINCES = {"内蒙古自治区": "内蒙古", "广西壮族自治区": "广西", "西藏自治区": "西藏", "宁夏回族自治区": "宁夏", "新疆维吾尔自治区": "新疆",
             "香港特别行政区": "香港", "澳门特别行政区": "澳门"}
# Names that the lists hold as groups, not as divisions.
GROUPS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", "城区", "郊区", "矿区"}
# Divisions whose short name means something else more often than not.
UNSAFE = set(
    "日照 白银 山南 海西 海北 黄南 来宾 海东 兴安 红河 朝阳 和平 新华 友谊 红旗 向阳 方正 明山 白云 明光 凤凰 青山 长安 河东 河西 东城 西城 海港 "
    "港南 港北 南开 滨海 城东 城西 城北 城南 新城 古城 南山 北关 上城 滨江 滨湖 西湖 东湖 南湖 湖滨 中站 上街 市中 路桥 江北 江南 江东 东风 天桥 牡丹 "
    "龙门 花山 红星 新星 银海 江城 江海 东港 西市 大东 山城 荷塘 莲花 钟楼 鼓楼 古塔 白塔 红塔 元宝 玉泉 永和 共和 大安 平安 安定 安达 高平 平顺 "
    "乐业 万全 无极 安新 惠民 富民 裕民 民丰 长寿 光明 新建 高明 天山 泰山 恒山 衡山 昆仑 横山 铁山 金山 红山 蓝山 昌江 中原 平原 天河 运河 江汉 "
    "东山 西山 大英 大方 金沙 金牛 白沙 白玉 石林 石柱 石门 石棉 木兰 同德 威远 同安 安居 铁东 铁西 站前 新区 新北 顺城 道里 道外 朝天 清水 天津 "
    "云龙 龙山 西固 市南 市北 北海道 太和 永丰 永定 兴隆 南海 镇海 华安 华龙 金安 永福 天全 七星 高台 平台 长洲 海州 港口 河口 江口 西部 南部 "
    "海伦 友好 建华 建安 正安 义安 新田 太白 顺义 南关 卫东 卫滨 朝阳 博爱 博望 武功 东方 中方 中牟".split()) - {"天津"}
# Renamed divisions that neither list holds under the old name.
FORMER = {("420600", "襄樊市"), ("150702", "海拉尔市"), ("530800", "思茅市"), ("451400", "南宁地区"),
          ("469001", "通什市")}
PEOPLES = ["蒙古族", "蒙古", "回族", "藏族", "维吾尔", "苗族", "彝族", "壮族", "布依族", "朝鲜族", "满族", "侗族", "瑶族", "白族", "土家族", "哈尼族",
           "哈萨克族", "哈萨克", "傣族", "黎族", "傈僳族", "佤族", "畲族", "拉祜族", "水族", "东乡族", "纳西族", "景颇族", "柯尔克孜", "土族", "达斡尔族",
           "仫佬族", "羌族", "布朗族", "撒拉族", "毛南族", "仡佬族", "锡伯", "普米族", "塔吉克", "怒族", "裕固族", "保安族", "独龙族", "各族", "满族"]


def short(name: str) -> str:
    """The short form of a full name: 六盘水市 -> 六盘水, 黔东南苗族侗族自治州 -> 黔东南."""
    if name in PROVINCES:
        return PROVINCES[name]
    match = re.fullmatch(r"(.+?)(自治州|自治县|自治旗|特区|地区|林区|新区|省|市|县|区|盟|旗)", name)
    if not match:
        return ""
    stem, kind = match.groups()
    if kind.startswith("自治"):
        changed = True
        while changed:
            changed = False
            for people in PEOPLES:
                if stem.endswith(people) and len(stem) - len(people) >= 2:
                    stem, changed = stem[: -len(people)], True
    return stem if len(stem) >= 2 else ""


def level(code: str) -> str:
    """The level that a code tells."""
    return "nation" if code == "100000" else "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


def divisions(folder: pathlib.Path) -> list[tuple[str, str, bool]]:
    """(code, name, former) of every division."""
    new: dict[str, str] = {}
    for file in ("areas.json", "cities.json"):
        for row in json.loads((folder / "dist" / file).read_text(encoding="utf-8")):
            new[row["code"].ljust(6, "0")] = row["name"]
    # xx71 to xx79: development zones, which the standard does not number.
    new = {c: n for c, n in new.items() if c[4] != "7" and c[-2:] not in ("57", "51", "61", "62", "63", "64")
           or n[-1] in "市县"}
    spec = importlib.util.find_spec("cpca")
    path = pathlib.Path(spec.origin).parent / "resources" / "adcodes.csv"
    with open(path, encoding="utf-8-sig") as f:
        old = {r["adcode"][:6]: r["name"] for r in csv.DictReader(f)}
    rows = {(c, n): False for c, n in new.items()}
    rows[("100000", "中华人民共和国")] = False
    for code, name in old.items():
        if code.endswith("0000") or code[:2] in ("71", "81", "82"):
            rows[(code, name)] = False
        elif (code, name) not in rows:
            rows[(code, name)] = True
    for key in FORMER:
        rows[key] = True
    # 直筒子市: a prefecture without counties bears its own county code too.
    out = [(c, n, f) for (c, n), f in rows.items() if n not in GROUPS and not n.endswith(("街道", "镇", "岛礁及其海域"))]
    names = {n for c, n, _ in out if c.endswith("00")}
    return sorted((c, n, f) for c, n, f in out if c.endswith("00") or not (n in names and n.endswith("市")))


def main() -> None:
    """Write both tables."""
    rows = divisions(pathlib.Path(sys.argv[1]))
    spec = importlib.util.find_spec("jieba")
    words: dict[str, tuple[int, str]] = {}
    with open(pathlib.Path(spec.origin).parent / "dict.txt", encoding="utf-8") as f:
        for line in f:
            word, count, tag = line.split()
            words[word] = (int(count), tag)
    high = {short(n) for c, n, _ in rows if c.endswith("00")}
    stems: dict[str, set[str]] = {}
    for code, name, _ in rows:
        stems.setdefault(short(name), set()).add(code)
    table = []
    for code, name, former in rows:
        alias = short(name)
        if code == "100000":
            alias = "全国"
        elif level(code) == "county":
            tag = words.get(alias, (0, "ns"))[1]  # n, v, a: an ordinary word
            # A changed code (赣县 -> 赣县区) is the same place.
            if alias in high or tag not in ("ns", "nr", "nrt", "nz", "nrfg") or name.endswith("新区") or len({c[:4] for c in stems[alias]}) > 1:
                alias = ""
        if alias in UNSAFE:
            alias = ""
        if name == "海南藏族自治州":
            alias = ""
        table.append((code, name, alias, level(code), "true" if former else "false"))
    table.sort()
    data = pathlib.Path(__file__).parents[1] / "data"
    head = """# Divisions of China: one a row, nation to county.
# code: GB/T 2260, six digits. alias: the short name, empty where it is not safe to read alone. former: no longer a
# division of this name or code; kept since reports of any year are read.
# Source: npm china-division 2.7.0 (divisions of 2023), pip cpca 0.5.5 (divisions of about 2016), both MIT; made by
# cpp/tools/make_regions.py. A row may be added for a division that a report names and the lists lack, marked former
# if it is gone: in make_regions.py, so that it is there the next time.
"""
    with open(data / "regions.tsv", "w", encoding="utf-8") as f:
        f.write(head + "code*\tname*\talias\tlevel:RegionLevel\tformer:bool\n")
        f.writelines("\t".join(r) + "\n" for r in table)
    # Two-character words that begin with the last or end with the first character of a two-character short name:
    # 形成|都市 holds no 成都.
    aliases = {r[2] for r in table if len(r[2]) == 2}
    firsts, lasts = {a[0] for a in aliases}, {a[1] for a in aliases}
    # The dictionary calls some common words names (美丽).
    joins = sorted(w for w, (n, tag) in words.items()
                   if len(w) == 2 and n >= (400 if tag.startswith(("ns", "nr", "nt", "m")) else 80)
                   and (w[1] in firsts or w[0] in lasts) and w not in aliases)
    head = """# Words of two characters that overlap a two-character short name of a division on its left or right: where
# such words stand on both sides (形成|都市, 确保|定期), the name between them (成都, 保定) is none.
# Source: jieba 0.42.1 (MIT), words of frequency 80 and more (names: 400); made by cpp/tools/make_regions.py. A row may be added for a
# common word that such a table lacks.
"""
    with open(data / "region_joins.tsv", "w", encoding="utf-8") as f:
        f.write(head + "word\n")
        f.writelines(w + "\n" for w in joins)
    print(len(table), "divisions,", sum(1 for r in table if r[2]), "short names,", len(joins), "joins")


if __name__ == "__main__":
    main()
