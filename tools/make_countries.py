"""Write the table of countries from CLDR (through babel) to the language room.

    python tools/make_countries.py            write the table
    python tools/make_countries.py --check    exit 1 where the committed table differs

Names are CLDR's, untouched: what we print or accept beside them is kept by hand in
``country_names.toml``. A new babel therefore never changes a report by itself; a test shows the
difference, and someone decides.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from pathlib import Path

from babel import Locale
from babel.core import get_global

TABLE = Path(__file__).parents[1] / "src/foreignaffairs/language/data/countries.csv"

# Territory containment of CLDR (UN M49). Babel does not carry it. Antarctica has no subregion.
CONTAINMENT = {
    "002/011": "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG",
    "002/014": "BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW",
    "002/015": "DZ EG EH LY MA SD TN",
    "002/017": "AO CD CF CG CM GA GQ ST TD",
    "002/018": "BW LS NA SZ ZA",
    "009/053": "AU CC CX HM NF NZ",
    "009/054": "FJ NC PG SB VU",
    "009/057": "FM GU KI MH MP NR PW UM",
    "009/061": "AS CK NU PF PN TK TO TV WF WS",
    "019/005": "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE",
    "019/013": "BZ CR GT HN MX NI PA SV",
    "019/021": "BM CA GL PM US",
    "019/029": "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC "
    "VG VI",
    "142/030": "CN HK JP KP KR MN MO TW",
    "142/034": "AF BD BT IN IR LK MV NP PK",
    "142/035": "BN ID KH LA MM MY PH SG TH TL VN",
    "142/143": "KG KZ TJ TM UZ",
    "142/145": "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE",
    "150/039": "AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK",
    "150/151": "BG BY CZ HU MD PL RO RU SK UA",
    "150/154": "AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ",
    "150/155": "AT BE CH DE FR LI LU MC NL",
    "AQ/AQ": "AQ",
}
# Alpha-3 codes that ISO has withdrawn; CLDR maps them to the countries that came after.
WITHDRAWN = {"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"}
HEADER = ("alpha2", "alpha3", "vi", "en", "continent", "region", "region_en")


def table() -> str:
    """Return the table as CSV text, sorted by alpha-2."""
    vi, en = Locale("vi").territories, Locale("en").territories
    alpha3 = {
        targets[0]: code
        for code, targets in get_global("territory_aliases").items()
        if len(code) == 3 and code.isalpha() and len(targets) == 1 and code not in WITHDRAWN
    }
    rows = [
        (code, alpha3[code], vi[code], en[code], vi[continent], vi[region], en[region])
        for place, codes in CONTAINMENT.items()
        for continent, region in [place.split("/")]
        for code in codes.split()
    ]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(sorted(rows))
    return out.getvalue()


def main() -> int:
    """Write or check the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    if parser.parse_args().check:
        same = TABLE.read_text("utf-8") == table()
        print("up to date" if same else f"{TABLE} differs from babel's CLDR")
        return 0 if same else 1
    TABLE.write_text(table(), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
