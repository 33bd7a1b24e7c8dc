// Turns a list of problems into one failure that shows them all.

const SHOWN = 20;

/** Fails where there is a problem; equal ones are shown once, the first twenty in full. */
export function failOn(problems) {
  if (!problems.length) return;
  const counts = new Map();
  for (const problem of problems) counts.set(problem, (counts.get(problem) ?? 0) + 1);
  const lines = [...counts].map(([problem, count]) => (count > 1 ? `${problem} (${count} times)` : problem));
  if (lines.length > SHOWN) lines.splice(SHOWN, Infinity, `… and ${lines.length - SHOWN} more`);
  const error = new Error([`${problems.length} problem(s)`, ...lines].join("\n  "));
  // The list says where; where this function was called from does not matter to anyone.
  error.stack = error.message;
  throw error;
}
