// Every `.ics` of a site, read by two programs that share no code: the same taking places in both, and in events.json.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

import ICAL from "ical.js";
import ical from "node-ical";

import { failOn } from "./fail.mjs";

/** Octets of a line (RFC 5545 §3.1). */
const WIDTH = 75;
/** Far enough for every repetition that events.json tells. */
const MOST = 10_000;
const HOUR = 3_600_000;

/** Registers a test for each calendar, and one that compares those of sections with events.json. */
export function testCalendars(site) {
  const files = [...site.files].filter((file) => file.endsWith(".ics")).sort();
  const data = site.files.has("events.json") ? JSON.parse(read(site, "events.json")) : null;
  const last = data ? lastDay(data) : null;
  describe("every calendar is one", () => {
    for (const file of files) {
      test(`/${file}`, () => {
        const text = read(site, file);
        failOn(problemsOfLines(text));
        failOn(difference("ical.js", byIcalJs(text, last), "node-ical", byNodeIcal(text, last)));
      });
    }
    if (data) test("/events.json tells the same as the calendars", () => failOn(problemsOfData(site, files, data, last)));
  });
}

function read(site, file) {
  return readFileSync(join(site.folder, file), "utf8");
}

/** Lines that are too long, end wrongly or cut a character. */
export function problemsOfLines(text) {
  const lines = text.split("\r\n");
  const problems = lines.pop() === "" ? [] : ["the last line has no end"];
  for (const line of lines) {
    const octets = Buffer.byteLength(line);
    if (octets > WIDTH) problems.push(`${octets} octets: ${line}`);
    if (/[\r\n\uFFFD]/.test(line)) problems.push(`a broken line: ${line}`);
  }
  return problems;
}

/** The end of the last taking place that events.json tells: calendars go on without end. */
function lastDay(data) {
  const all = [...data.items, ...data.observances].flatMap((item) => item.occurrences);
  return all.map((one) => ofData(one).slice(0, 10)).sort().at(-1) ?? "1970-01-01";
}

const day = (year, month, date) =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;

/** `UID start/end` of each taking place until a day, days as days and times in UTC. */
export function byIcalJs(text, last) {
  const found = new Set();
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  const shown = (time) => (time.isDate ? day(time.year, time.month, time.day) : time.toJSDate().toISOString());
  for (const event of events.filter((one) => !one.isRecurrenceException())) {
    if (!event.isRecurring()) {
      found.add(`${event.uid} ${shown(event.startDate)}/${shown(event.endDate)}`);
      continue;
    }
    events.filter((one) => one.isRecurrenceException() && one.uid === event.uid).forEach((one) => event.relateException(one));
    const iterator = event.iterator();
    for (let count = 0; count < MOST; count += 1) {
      const next = iterator.next();
      if (!next || shown(next).slice(0, 10) > last) break;
      const { startDate, endDate } = event.getOccurrenceDetails(next);
      found.add(`${event.uid} ${shown(startDate)}/${shown(endDate)}`);
    }
  }
  return found;
}

/** The same by the other program. */
export function byNodeIcal(text, last) {
  const found = new Set();
  const until = new Date(Date.parse(`${last}T23:59:59Z`));
  const local = (date) => day(date.getFullYear(), date.getMonth() + 1, date.getDate());
  for (const event of Object.values(ical.sync.parseICS(text)).filter((one) => one.type === "VEVENT")) {
    const shown = event.datetype === "date" ? local : (date) => date.toISOString();
    if (!event.rrule) {
      found.add(`${event.uid} ${shown(event.start)}/${shown(event.end ?? event.start)}`);
      continue;
    }
    const from = new Date(event.start.getTime() - 24 * HOUR);
    for (const one of ical.expandRecurringEvent(event, { from, to: until })) {
      found.add(`${event.uid} ${shown(one.start)}/${shown(one.end ?? one.start)}`);
    }
  }
  return found;
}

function difference(one, left, other, right) {
  return [
    ...[...left].filter((item) => !right.has(item)).map((item) => `only ${one}: ${item}`),
    ...[...right].filter((item) => !left.has(item)).map((item) => `only ${other}: ${item}`),
  ];
}

/** What events.json says that no calendar says, and the other way round. */
function problemsOfData(site, files, data, last) {
  const told = new Set();
  const first = new Map();
  for (const [prefix, items] of [["", data.items], ["ngay-ky-niem/", data.observances]]) {
    for (const item of items) {
      const starts = item.occurrences.map((one) => ofData(one).split("/")[0]).sort();
      const id = prefix + item.id;
      if (starts.length > 0) first.set(id, starts[0] < (first.get(id) ?? "~") ? starts[0] : first.get(id));
      for (const one of item.occurrences.filter((one) => !one.former)) told.add(`${id} ${ofData(one)}`);
    }
  }
  const shown = new Set();
  for (const file of files) {
    for (const item of byIcalJs(read(site, file), last)) {
      const [uid, span] = item.split(/ (?=\S+$)/);
      const id = uid.replace(/@[^@]*$/, "").replace(/\/\d{8}$/, "");
      // What repeats for long is told with its last times only.
      if (span.split("/")[0] >= (first.get(id) ?? "")) shown.add(`${id} ${span}`);
    }
  }
  return difference("events.json", told, "calendars", shown);
}

/** `start/end` of an item, a last day as the day after. */
function ofData({ start, end }) {
  const next = (date) => new Date(Date.parse(`${date}T00:00:00Z`) + 24 * HOUR).toISOString().slice(0, 10);
  if (!start.includes("T")) return `${start}/${next(end ?? start)}`;
  const zone = start.slice(19);
  const until = end && !end.includes("T") ? `${next(end)}T00:00:00${zone}` : (end ?? start);
  return `${new Date(start).toISOString()}/${new Date(until).toISOString()}`;
}
