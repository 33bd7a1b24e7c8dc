// A small site in a folder of its own, previewed by the program; ended whatever happens.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const SITE = {
  "site.yaml": `title: Trang thử
description: Một trang nhỏ để thử.
language: vi
languages: [vi, en]
quick_exit: {url: "https://example.org/", title: Thời tiết}
`,
  "content/_index.md": page("Trang chủ", "", "Chào bạn."),
  "content/_index.en.md": page("Home", "", "Welcome."),
  "content/bai-viet/_index.md": page("Bài viết", "kind: articles\n", ""),
  "content/bai-viet/dai.md": page("Bài dài", "date: 2024-11-25\n", `${"Một đoạn văn bình thường.\n\n".repeat(80)}`),
  "content/bai-viet/ngan.md": page("Bài ngắn", "date: 2024-11-26\nexpires_at: 2099-12-31\n", "Ngắn thôi."),
  "content/bai-viet/nhay-cam.md": page("Bài nhạy cảm", "date: 2024-11-27\nsensitive: true\n", "Một đoạn.\n\n".repeat(40)),
  "content/bai-viet/nhap.md": page("Bài nháp", "date: 2024-11-28\ndraft: true\n", "Chưa xong."),
};

/** A content file with a title, further front matter and a body. */
export function page(title, front, body) {
  return `---\ntitle: ${title}\ndescription: Về ${title.toLowerCase()}.\n${front}---\n${body}\n`;
}

/** Starts the preview; `url` is its address, `write` saves a file as editors do, `close` ends it. */
export async function preview(program, options = []) {
  const folder = mkdtempSync(join(tmpdir(), "chieng-preview-"));
  const write = (path, text) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(join(folder, "whole.tmp"), text);
    renameSync(join(folder, "whole.tmp"), file);
  };
  for (const [path, text] of Object.entries(SITE)) write(path, text);
  const child = spawn(program, ["serve", "--root", folder, "--port", "0", ...options], { stdio: ["ignore", "ignore", "pipe"] });
  const close = () => {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { folder, write, close, url: await address(child) };
  } catch (error) {
    close();
    throw error;
  }
}

function address(child) {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text) => {
      said += text;
      const found = said.match(/http:\/\/[0-9.:]+\//);
      if (found) resolve(found[0]);
    });
    child.once("error", reject);
    child.once("exit", (status) => reject(new Error(`chieng serve ended with ${status}: ${said}`)));
  });
}
