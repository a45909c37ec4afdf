import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/** Draws the package's PNG icons from their SVG sources: node appPackage/icons/render.ts <path of Chromium>. */
const executablePath = process.argv[2];
if (!executablePath) {
  console.error('Say where Chromium is: node appPackage/icons/render.ts /usr/bin/chromium');
  process.exit(1);
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
for (const [name, size] of [['color', 192], ['outline', 32]] as const) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = await readFile(new URL(`${name}.svg`, import.meta.url), 'utf8');
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  await page.screenshot({ path: fileURLToPath(new URL(`../${name}.png`, import.meta.url)), omitBackground: true });
}
await browser.close();
