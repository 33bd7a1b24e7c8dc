// Builds the small site in `fixture/` with the program of this repository: for what the demonstration lacks.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** `CHIENG` from the environment, else the newest program that cargo made. */
function program() {
  const made = ["release", "debug"].map((profile) => here(`../../target/${profile}/chieng`)).filter((path) => existsSync(path));
  made.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  const path = process.env.CHIENG || made[0];
  if (!path) throw new Error("no program to build the fixture with: run cargo build, or set CHIENG to its path");
  return path;
}

/** Builds the fixture as on 24 November 2026; `remove` takes the folder away. */
export function buildFixture() {
  const folder = mkdtempSync(join(tmpdir(), "chieng-fixture-"));
  const output = join(folder, "public");
  execFileSync(program(), ["--root", here("fixture"), "build", "--output", output, "--today", "2026-11-24 09:00"], { stdio: "pipe" });
  rmSync(here("fixture/.chieng"), { recursive: true, force: true });
  return { folder: output, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
