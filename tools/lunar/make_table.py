#!/usr/bin/env python3
"""Makes the table of the Vietnamese lunar calendar, src/text/lunar/table.rs, from the sky.

In: nothing. Out: Rust source on stdout.  python3 tools/lunar/make_table.py > src/text/lunar/table.rs

Rules (Vietnam counts days at UTC+7 since 1967):
- a month begins on the day of its new moon;
- the winter solstice lies in month 11;
- where 13 months lie between two months 11, the first one without a major solar term (the Sun's longitude a
  multiple of 30 degrees) is a leap month and has the number of the month before it.

New moons: Jean Meeus, Astronomical Algorithms, 2nd ed., chapter 49 (to a few seconds).
Longitude of the Sun: the same, chapter 25 (to 0.01 degrees, a quarter of an hour).
Difference between terrestrial and universal time: Espenak and Meeus, polynomial for 2005 to 2050.
The table is made again with the new moons two minutes, and the terms twenty minutes, earlier and later. Where that
changes a year, the year is told on stderr: whether it is right then needs a better theory or an almanac.
"""

import math
import sys

FIRST, LAST = 1999, 2050
ZONE = 7 / 24

# Periodic terms of the new moon: coefficient, power of E, multiples of M, M', F and Omega.
NEW_MOON = [
    (-0.40720, 0, 0, 1, 0, 0), (0.17241, 1, 1, 0, 0, 0), (0.01608, 0, 0, 2, 0, 0), (0.01039, 0, 0, 0, 2, 0),
    (0.00739, 1, -1, 1, 0, 0), (-0.00514, 1, 1, 1, 0, 0), (0.00208, 2, 2, 0, 0, 0), (-0.00111, 0, 0, 1, -2, 0),
    (-0.00057, 0, 0, 1, 2, 0), (0.00056, 1, 1, 2, 0, 0), (-0.00042, 0, 0, 3, 0, 0), (0.00042, 1, 1, 0, 2, 0),
    (0.00038, 1, 1, 0, -2, 0), (-0.00024, 1, -1, 2, 0, 0), (-0.00017, 0, 0, 0, 0, 1), (-0.00007, 0, 2, 1, 0, 0),
    (0.00004, 0, 0, 2, -2, 0), (0.00004, 0, 3, 0, 0, 0), (0.00003, 0, 1, 1, -2, 0), (0.00003, 0, 0, 2, 2, 0),
    (-0.00003, 0, 1, 1, 2, 0), (0.00003, 0, -1, 1, 2, 0), (-0.00002, 0, -1, 1, -2, 0), (-0.00002, 0, 1, 3, 0, 0),
    (0.00002, 0, 0, 4, 0, 0),
]

# What the planets add: argument at k = 0, its change with k, coefficient.
PLANETS = [
    (299.77, 0.107408, 0.000325), (251.88, 0.016321, 0.000165), (251.83, 26.651886, 0.000164),
    (349.42, 36.412478, 0.000126), (84.66, 18.206239, 0.000110), (141.74, 53.303771, 0.000062),
    (207.14, 2.453732, 0.000060), (154.84, 7.306860, 0.000056), (34.52, 27.261239, 0.000047),
    (207.19, 0.121824, 0.000042), (291.34, 1.844379, 0.000040), (161.72, 24.198154, 0.000037),
    (239.56, 25.513099, 0.000035), (331.55, 3.592518, 0.000023),
]


def sin(degrees):
    return math.sin(math.radians(degrees))


def delta_t(jd):
    """Terrestrial minus universal time, in days."""
    t = (jd - 2451545.0) / 365.25
    return (62.92 + 0.32217 * t + 0.005589 * t * t) / 86400


def new_moon(k):
    """The k-th new moon since January 2000, as a Julian day in universal time."""
    t = k / 1236.85
    jde = (2451550.09766 + 29.530588861 * k + 0.00015437 * t**2 - 0.000000150 * t**3 + 0.00000000073 * t**4)
    e = 1 - 0.002516 * t - 0.0000074 * t**2
    m = 2.5534 + 29.10535670 * k - 0.0000014 * t**2 - 0.00000011 * t**3
    m1 = 201.5643 + 385.81693528 * k + 0.0107582 * t**2 + 0.00001238 * t**3 - 0.000000058 * t**4
    f = 160.7108 + 390.67050284 * k - 0.0016118 * t**2 - 0.00000227 * t**3 + 0.000000011 * t**4
    omega = 124.7746 - 1.56375588 * k + 0.0020672 * t**2 + 0.00000215 * t**3
    for factor, power, in_m, in_m1, in_f, in_omega in NEW_MOON:
        jde += factor * e**power * sin(in_m * m + in_m1 * m1 + in_f * f + in_omega * omega)
    for start, change, factor in PLANETS:
        jde += factor * sin(start + change * k - (0.009173 * t**2 if start == 299.77 else 0))
    return jde - delta_t(jde)


def longitude(jd):
    """The Sun's apparent longitude at a Julian day in universal time, in degrees."""
    t = (jd + delta_t(jd) - 2451545.0) / 36525
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t**2
    m = 357.52911 + 35999.05029 * t - 0.0001537 * t**2
    center = ((1.914602 - 0.004817 * t - 0.000014 * t**2) * sin(m) + (0.019993 - 0.000101 * t) * sin(2 * m)
              + 0.000289 * sin(3 * m))
    return (mean + center - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * t)) % 360


def day(jd):
    """The civil day in Vietnam, as the Julian day number of its noon."""
    return math.floor(jd + 0.5 + ZONE)


def midnight(day_number):
    """The beginning of a civil day in Vietnam, in universal time."""
    return day_number - 0.5 - ZONE


def years(moon_shift=0.0, sun_shift=0.0):
    """For each lunar year: the day of Tết, the number of the leap month or 0, the lengths of its months."""
    first_k = round((FIRST - 2 - 2000) * 12.3685)
    starts = [day(new_moon(k) + moon_shift) for k in range(first_k, first_k + 55 * 13)]
    at = [longitude(midnight(start) - sun_shift) for start in starts]
    # Which twelfth of the ecliptic the Sun is in when a month begins.
    sector = [int(angle // 30) for angle in at]
    has_term = [sector[i] != sector[i + 1] for i in range(len(starts) - 1)]
    # The month with the solstice: the Sun passes 270 degrees, into sector 9, within it (and perhaps 240 or 300 too).
    elevens = [i for i in range(len(has_term)) if sector[i] in (7, 8) and sector[i + 1] in (9, 10)]
    months = []
    for begin, end in zip(elevens, elevens[1:]):
        leap = next((i for i in range(begin + 1, end) if not has_term[i]), None) if end - begin == 13 else None
        number = 11
        for i in range(begin, end):
            if i == leap:
                months.append((i, number, True))
            else:
                number = 11 if i == begin else number % 12 + 1
                months.append((i, number, False))
    tets = [n for n, (_, number, is_leap) in enumerate(months) if number == 1 and not is_leap]
    table = []
    for begin, end in zip(tets, tets[1:]):
        of_year = months[begin:end]
        leaps = [number for _, number, is_leap in of_year if is_leap]
        lengths = [starts[i + 1] - starts[i] for i, _, _ in of_year]
        assert set(lengths) <= {29, 30} and len(lengths) == 12 + len(leaps)
        table.append((starts[of_year[0][0]], leaps[0] if leaps else 0, lengths))
    return table


def civil(day_number):
    """Year, month and day of a Julian day number in the Gregorian calendar."""
    a = day_number + 32044
    b = (4 * a + 3) // 146097
    c = a - 146097 * b // 4
    d = (4 * c + 3) // 1461
    e = c - 1461 * d // 4
    m = (5 * e + 2) // 153
    return 100 * b + d - 4800 + m // 10, m + 3 - 12 * (m // 10), e - (153 * m + 2) // 5 + 1


def by_year(table):
    return {civil(tet)[0]: (civil(tet)[1:], leap, lengths) for tet, leap, lengths in table}


def main():
    table = by_year(years())
    for moon, sun in [(2, 0), (-2, 0), (0, 20), (0, -20)]:
        other = by_year(years(moon / 1440, sun / 1440))
        for year in range(FIRST, LAST + 1):
            if other[year] != table[year]:
                print(f"{year} hangs on {abs(moon)} min of a new moon or {abs(sun)} min of a term", file=sys.stderr)
    print("//! Lunar years: nothing comes in, this table is data. Made by `tools/lunar/make_table.py`; don't edit.")
    print()
    print("use super::Year;")
    print()
    print(f"/// The first year of [`YEARS`].\npub(super) const FIRST: i16 = {FIRST};")
    print()
    print("/// Each year's Tết (month, day), leap month (0: none) and long months, the first one in the lowest bit.")
    print("#[rustfmt::skip]")
    print(f"pub(super) const YEARS: [Year; {LAST - FIRST + 1}] = [")
    for year in range(FIRST, LAST + 1):
        (month, day_of_month), leap, lengths = table[year]
        bits = "".join(str(length - 29) for length in reversed(lengths))
        print(f"    Year::new({month}, {day_of_month}, {leap}, 0b{bits:0>13}), // {year}")
    print("];")


if __name__ == "__main__":
    main()
