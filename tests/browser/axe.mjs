// Asks axe-core about the page in a tab; the answer is a list of findings as text.

import axe from "axe-core";

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];

/** Findings of all rules of WCAG 2.2 A and AA and of good practice. */
export function findings(tab) {
  return run(tab, { type: "tag", values: STANDARDS });
}

/** Findings of the contrast rule (WCAG 2.2 §1.4.3) alone. */
export function contrastFindings(tab) {
  return run(tab, { type: "rule", values: ["color-contrast"] });
}

/** The same without the contrast rule: with forced colours the reader's own are shown, and axe reads the author's. */
export function findingsBesideContrast(tab) {
  return run(tab, { type: "tag", values: STANDARDS }, { "color-contrast": { enabled: false } });
}

async function run(tab, runOnly, rules = {}) {
  await tab.evaluate(axe.source);
  const violations = await tab.evaluate(async (options) => {
    const results = await globalThis.axe.run(document, options);
    return results.violations;
  }, { runOnly, rules, resultTypes: ["violations"], iframes: false, preload: false });
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map((node) => `axe ${id} (${impact}) at ${node.target.join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}\n    ${node.html.slice(0, 240)}`),
  );
}
