// Opens the web edition in Chromium: axe-core finds nothing, nothing overflows, nothing is fetched, figures open.
//
//   node web.mjs PAGE.html …      (in a folder with playwright-core and axe-core)
import { chromium } from 'playwright-core';
import fs from 'node:fs';
import path from 'node:path';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
const axe = fs.readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let faults = 0;
const fault = (where, what) => { faults += 1; console.error(`${where}: ${what}`); };

for (const file of process.argv.slice(2)) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [320, 768, 1280]) {
      const where = `${path.basename(file)}, ${width} px, ${colorScheme}`;
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
      const page = await context.newPage();
      page.on('pageerror', (error) => fault(where, String(error)));
      page.on('request', (request) => {
        if (!/^(file|data):/.test(request.url())) fault(where, `asks for ${request.url()}`);
      });
      await page.goto(`file://${path.resolve(file)}`);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) fault(where, `${over} px wider than the screen`);
      await page.evaluate(axe);
      const found = await page.evaluate((values) => axe.run(document, { runOnly: values }), rules);
      for (const { id, nodes } of found.violations) fault(where, `axe ${id}: ${nodes[0].html.slice(0, 200)}`);
      if (width === 1280) await walk(page, where);
      await context.close();
    }
  }
  console.log(`web: ${path.basename(file)} read in six forms`);
}
await browser.close();
if (faults > 0) process.exit(1);

// With the keyboard alone: the first stop skips the contents, a figure opens its derivation and gets the focus back.
async function walk(page, where) {
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => document.activeElement.textContent);
  if (first !== 'Vai al contenuto') fault(where, `the first stop is «${first}»`);
  // The landing page has no figures and no script.
  if (!(await page.locator('script').count())) return;
  await page.getByRole('button', { name: 'Da dove vengono le cifre' }).press('Enter');
  const figure = page.locator('main [data-c][role=button]').first();
  await figure.press('Enter');
  if (!(await page.locator('dialog[open]').count())) fault(where, 'a figure does not open its derivation');
  await page.keyboard.press('Escape');
  if (await page.locator('dialog[open]').count()) fault(where, 'the derivation does not close');
  const outcome = page.getByLabel('Esito');
  await outcome.selectOption({ index: 1 });
  const [shown, all] = await page.evaluate(() => {
    const blocks = [...document.querySelectorAll('.obiettivo[data-esito]')];
    return [blocks.filter((block) => !block.hidden).length, blocks.length];
  });
  if (shown === 0 || shown === all) fault(where, `the filter shows ${shown} of ${all}`);
}
