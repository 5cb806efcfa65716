#!/usr/bin/env python3
"""Make cpp/data/holidays.tsv from the pip package LunarCalendar 0.0.9 (not needed to build, only to make the table
anew).

    pip install lunarcalendar
    make_holidays.py DATA_DIR

The days of the holidays that follow the moon or the sun's path, in every year that a report can be about."""

import pathlib
import sys

from lunarcalendar.festival import festivals

FIRST, LAST = 1949, 2035  # kFirstAnchorYear, kLastAnchorYear in cpp/baogao/profile/anchor.h
HOLIDAYS = {"春节": "春节", "除夕": "除夕", "元宵节": "元宵", "清明节": "清明", "端午节": "端午", "中秋节": "中秋"}
HEAD = """\
# Moving holidays: on which day of our calendar each fell. A report that says 春节（2月5日） tells so in which years it
# can have been written.
# Made by cpp/tools/make_holidays.py from the pip package LunarCalendar 0.0.9 (MIT licence; the lunar calendar as
# tables, 清明 by the package ephem), for every year that anchors know. Rows for other holidays are added by the script.
holiday*\tyear:number*\tmonth:number\tday:number
"""


def main() -> int:
    """Write the table."""
    rows = []
    for festival in festivals:
        name = HOLIDAYS.get(festival.get_lang("zh"))
        for year in range(FIRST, LAST + 1) if name else ():
            day = festival(year)
            rows.append(f"{name}\t{day.year}\t{day.month}\t{day.day}\n")
    table = pathlib.Path(sys.argv[1]) / "holidays.tsv"
    table.write_text(HEAD + "".join(sorted(rows)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
