// Opens the web edition in Chromium: axe-core finds nothing, nothing overflows or moves, nothing is fetched, figures
// open, and every figure that the PDF prints stands where fatti.json says.
//
//   node web.mjs PAGE.html …      (in a folder with playwright-core and axe-core)
import { chromium } from 'playwright-core';
import fs from 'node:fs';
import path from 'node:path';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
const axe = fs.readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// What a phone loads in a moment; a page of hundreds of objectives may take more.
const MOST_BYTES = 600_000;
const MANY_OBJECTIVES = 100;
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
      await page.addInitScript(() => {
        window.shifts = [];
        const note = (list) => list.getEntries().forEach((shift) => window.shifts.push(shift.value));
        new PerformanceObserver(note).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(`file://${path.resolve(file)}`);
      // Two frames: what moves, moves after the first.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const shifts = await page.evaluate(() => window.shifts);
      if (shifts.length > 0) fault(where, `moves after the first paint: ${shifts.join(', ')}`);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) fault(where, `${over} px wider than the screen`);
      await page.evaluate(axe);
      const found = await page.evaluate((values) => axe.run(document, { runOnly: values }), rules);
      for (const { id, nodes } of found.violations) fault(where, `axe ${id}: ${nodes[0].html.slice(0, 200)}`);
      if (width === 1280 && colorScheme === 'light') await widen(page, path.basename(file));
      if (width === 1280) await walk(page, where);
      if (width === 1280 && colorScheme === 'light') await weigh(page, file, where);
      await opens(page, where);
      await context.close();
    }
  }
  console.log(`web: ${path.basename(file)} read in six forms`);
}
await browser.close();
if (faults > 0) process.exit(1);

// No width between a phone's and a large screen's scrolls sideways.
async function widen(page, name) {
  for (let width = 320; width <= 1600; width += 32) {
    await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) fault(`${name}, ${width} px`, `${over} px wider than the screen`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

// The first screen says what the page is about, and the contents are one step away. Follows a link: looked at last.
async function opens(page, where) {
  await page.evaluate(() => window.scrollTo(0, 0));
  const title = await page.locator('h1').first().boundingBox();
  if (title && title.y > page.viewportSize().height / 2) fault(where, `the title stands at ${Math.round(title.y)} px`);
  const link = page.locator('main a[href="#indice"]').first();
  if (!(await link.count())) return;
  await link.evaluate((node) => node.click());
  if (!(await page.locator('#indice details[open]').count())) fault(where, 'a link to the contents leaves them closed');
}

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
  // A page whose objectives have one outcome does not ask for it.
  const outcomes = await page.evaluate(() => {
    const blocks = [...document.querySelectorAll('.obiettivo[data-esito]')];
    return new Set(blocks.map((block) => block.dataset.esito)).size;
  });
  const outcome = page.getByLabel('Esito', { exact: true });
  if ((await outcome.count()) !== (outcomes > 1 ? 1 : 0)) fault(where, `${outcomes} outcomes, a filter that does not fit`);
  if (outcomes < 2) return;
  await outcome.selectOption({ index: 1 });
  const [shown, all] = await page.evaluate(() => {
    const blocks = [...document.querySelectorAll('.obiettivo[data-esito]')];
    return [blocks.filter((block) => !block.hidden).length, blocks.length];
  });
  if (shown === 0 || shown === all) fault(where, `the filter shows ${shown} of ${all}`);
  // The lists show the rows of the objectives that are shown, and a link to one that is not leads there.
  const others = await page.evaluate(() => {
    const isShown = (row) => row.getClientRects().length > 0;
    const links = [...document.querySelectorAll('main tr th a[href^="#obiettivo-"]')].filter((link) => isShown(link.closest('tr')));
    const hidden = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)))?.closest('[hidden]');
    return links.filter(hidden).length;
  });
  if (others > 0) fault(where, `${others} rows of objectives that the filter hides`);
  const reached = await page.evaluate(async () => {
    const target = [...document.querySelectorAll('.obiettivo[hidden] [id^="obiettivo-"]')][0];
    location.hash = target.id;
    await new Promise((done) => setTimeout(done, 100));
    return target.getClientRects().length > 0;
  });
  if (!reached) fault(where, 'a link to an objective that the filter hides leads nowhere');
  await outcome.selectOption({ index: 1 });
}

// Its size, and its figures against those that the PDF was read back to print.
async function weigh(page, file, where) {
  const blocks = await page.locator('.obiettivo[data-esito]').count();
  const bytes = fs.statSync(file).size;
  if (blocks <= MANY_OBJECTIVES && bytes > MOST_BYTES) fault(where, `${bytes} bytes`);
  const register = path.join(path.dirname(file), 'fatti.json');
  if (!fs.existsSync(register)) return;
  const printed = JSON.parse(fs.readFileSync(register, 'utf8')).fatti.filter((fact) => fact.pdf?.length > 0);
  const lost = await page.evaluate((facts) => {
    const plain = (text) => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
    const texts = new Map();
    const under = (address) => {
      if (!texts.has(address)) {
        const anchor = document.getElementById(address.slice(1));
        // An objective's anchor is its heading: its figures stand in the block that the heading opens.
        const place = anchor?.matches('h1, h2, h3, h4, h5, h6') ? anchor.parentElement : anchor;
        const figures = place ? [place, ...place.querySelectorAll('[data-c]')] : [];
        texts.set(address, new Set(figures.filter((own) => own.dataset.c).map((own) => plain(own.textContent))));
      }
      return texts.get(address);
    };
    return facts.filter((fact) => !under(fact.html).has(plain(fact.testo))).map((fact) => `${fact.id} ${fact.testo}`);
  }, printed.map(({ id, testo, html }) => ({ id, testo, html: html ?? '#' })));
  for (const fact of lost.slice(0, 10)) fault(where, `printed in the PDF, not on the page: ${fact}`);
  console.log(`web: ${printed.length} figures of the PDF, ${lost.length} not on the page; ${bytes} bytes`);
}
