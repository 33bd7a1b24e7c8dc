use jiff::civil::date;

use super::*;

fn days(repeat: &Repeat, start: Date, most: usize) -> Vec<String> {
    repeat.days(start).take(most).map(|(_, day)| day.to_string()).collect()
}

#[test]
fn days_and_weeks_step_by_their_interval() {
    let mut repeat = Repeat::each(Every::Day);
    repeat.interval = 3;
    assert_eq!(days(&repeat, date(2026, 12, 30), 3), ["2026-12-30", "2027-01-02", "2027-01-05"]);
    repeat.on = vec![6, 7];
    assert_eq!(days(&repeat, date(2026, 12, 30), 2), ["2027-01-02", "2027-01-17"]);
    let mut weekly = Repeat::each(Every::Week);
    weekly.interval = 2;
    weekly.on = vec![1, 3, 7];
    // From a Wednesday on: the Monday before it is no day of the rule, the Sunday of its week is.
    let expected = ["2026-11-25", "2026-11-29", "2026-12-07", "2026-12-09", "2026-12-13"];
    assert_eq!(days(&weekly, date(2026, 11, 25), 5), expected);
}

#[test]
fn a_month_without_the_day_is_passed_over() {
    let monthly = Repeat::each(Every::Month);
    assert_eq!(
        days(&monthly, date(2026, 12, 31), 4),
        ["2026-12-31", "2027-01-31", "2027-03-31", "2027-05-31"]
    );
    let yearly = Repeat::each(Every::Year);
    assert_eq!(days(&yearly, date(2024, 2, 29), 3), ["2024-02-29", "2028-02-29", "2032-02-29"]);
    // 2100 is no leap year.
    let far = yearly.days(date(2096, 2, 29)).nth(1).map(|(_, day)| day);
    assert_eq!(far, Some(date(2104, 2, 29)));
}

#[test]
fn weekdays_of_a_month_are_counted_from_both_ends() {
    let mut repeat = Repeat::each(Every::Month);
    repeat.on = vec![1];
    repeat.weeks = vec![2];
    assert_eq!(days(&repeat, date(2026, 11, 9), 3), ["2026-11-09", "2026-12-14", "2027-01-11"]);
    repeat.weeks = vec![LAST_WEEK];
    assert_eq!(days(&repeat, date(2026, 11, 9), 3), ["2026-11-30", "2026-12-28", "2027-01-25"]);
    repeat.weeks = vec![5];
    assert_eq!(days(&repeat, date(2026, 11, 1), 2), ["2026-11-30", "2027-03-29"]);
    let mut mothers = Repeat::each(Every::Year);
    mothers.on = vec![7];
    mothers.complete(date(2026, 5, 10));
    assert_eq!(mothers.weeks, [2]);
    assert_eq!(days(&mothers, date(2026, 5, 10), 2), ["2026-05-10", "2027-05-09"]);
}

#[test]
fn until_is_inclusive_and_count_counts_what_is_left_out() {
    let mut repeat = Repeat::each(Every::Week);
    repeat.until = Some(date(2026, 12, 9));
    assert_eq!(days(&repeat, date(2026, 11, 25), 9).len(), 3);
    repeat.until = None;
    repeat.count = Some(3);
    repeat.except = vec![date(2026, 12, 2)];
    let numbered: Vec<(u32, Date)> = repeat.days(date(2026, 11, 25)).collect();
    assert_eq!(numbered, [(0, date(2026, 11, 25)), (2, date(2026, 12, 9))]);
}

#[test]
fn a_lunar_day_moves_through_the_civil_year() {
    let mut repeat = Repeat::each(Every::LunarYear);
    repeat.lunar = Some((10, 3));
    let expected =
        ["2025-04-07", "2026-04-26", "2027-04-16", "2028-04-04", "2029-04-23", "2030-04-12"];
    assert_eq!(days(&repeat, date(2025, 4, 7), 6), expected);
    // From the day after on, the first one is next year's.
    assert_eq!(days(&repeat, date(2025, 4, 8), 1), ["2026-04-26"]);
    // The table ends in 2050.
    assert_eq!(repeat.days(date(2025, 4, 7)).count(), 26);
}

#[test]
fn a_leap_month_keeps_no_day_of_remembrance_and_the_thirtieth_is_the_last() {
    // 2025 has a second 6th month.
    assert_eq!(lunar_day(2025, 6, 1), Some(date(2025, 6, 25)));
    let mut eve = Repeat::each(Every::LunarYear);
    eve.lunar = Some((30, 12));
    // Of these years only 2024 has no 30th of the last month… and 2025 neither: the day before Tết always.
    for (_, day) in eve.days(date(2024, 1, 1)).take(20) {
        let next = lunar::to_lunar(day.tomorrow().unwrap()).unwrap();
        assert_eq!((next.day, next.month), (1, 1), "{day}");
    }
}

#[test]
fn every_rule_ends_with_the_calendar() {
    for every in [Every::Day, Every::Week, Every::Month, Every::Year, Every::LunarYear] {
        let mut repeat = Repeat::each(every);
        repeat.interval = u32::MAX;
        repeat.complete(date(2026, 11, 25));
        assert_eq!(repeat.days(date(2026, 11, 25)).count(), 1, "{every:?}");
        repeat.interval = 1;
        assert!(repeat.days(Date::MAX).count() <= 1);
    }
}
