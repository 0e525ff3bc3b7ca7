import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { PARTS, findPart } from '../setup/parts.ts';

const [program] = PARTS.flatMap((part) => (part.name === 'Chromium' ? (findPart(part) ?? []) : []));

/** The machine's own Chromium; null when it has none. */
export const browserProgram: string | null = program ?? null;

/** What must not happen on any view: the policy broken, something asked of elsewhere, an error of the page's own. */
export type Seen = { violations: string[]; foreign: string[]; errors: string[] };

export type Opened = { page: Page; context: BrowserContext; seen: Seen; close(): Promise<void> };

/** A browser at the size of a ward's laptop, in a time zone that is not the server's. */
export async function openBrowser(url: string): Promise<Opened> {
  const browser: Browser = await chromium.launch({ executablePath: browserProgram ?? '', args: ['--no-sandbox'] });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, timezoneId: 'Europe/Zurich', locale: 'en-GB' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const seen: Seen = { violations: [], foreign: [], errors: [] };
  await page.exposeFunction('tellViolation', (what: string) => void seen.violations.push(what));
  await page.addInitScript(`document.addEventListener('securitypolicyviolation', (event) =>
    window.tellViolation(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))`);
  await page.addInitScript(WATCH_SHIFTS);
  await page.addInitScript(WATCH_TABLE);
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`)) seen.foreign.push(request.url());
  });
  page.on('pageerror', (error) => void seen.errors.push(error.message));
  return { page, context, seen, close: () => browser.close() };
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong with the view as it stands, one line each: by all its rules, or by those named. */
export async function findBarriers(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE);
  const only = rules ? `runOnly: ${JSON.stringify(rules)},` : '';
  return page.evaluate(`axe.run(document, { ${only} resultTypes: ['violations'] }).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => id + ': ' + node.target.join(' ') + ' ' + (node.failureSummary || '').replace(/\\s+/g, ' '))))`);
}

/** Where the view is wider than the window, and which things to click or fill lie on one another. */
export const findCrowding = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const found = [];
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 0) found.push('the page is ' + wide + ' px too wide');
    const things = [...document.querySelectorAll('a, button, input, select, summary, h1, h2')].filter((one) => {
      const box = one.getBoundingClientRect();
      return box.width > 0 && box.height > 0 && box.right > 0 && one.checkVisibility() && !one.closest('.scroll');
    });
    const name = (one) => one.tagName.toLowerCase() + ' "' + (one.textContent || one.value || '').slice(0, 30) + '"';
    things.forEach((one, index) => {
      const a = one.getBoundingClientRect();
      for (const other of things.slice(index + 1)) {
        if (one.contains(other) || other.contains(one)) continue;
        const b = other.getBoundingClientRect();
        const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (width > 1 && height > 1) found.push(name(one) + ' lies on ' + name(other));
      }
    });
    return found;
  })()`);

/** Keeps every layout shift of a document that no click or key of the last half second explains. */
const WATCH_SHIFTS = `window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries())
      if (!hadRecentInput)
        window.shifts.push(value.toFixed(4) + ' ' + sources.map(({ node, previousRect, currentRect }) =>
          (node && (node.className || node.nodeName)) + ' y ' + previousRect.y + ' to ' + currentRect.y).join(', '));
  }).observe({ type: 'layout-shift', buffered: true })`;

/** What moved since the document was opened: by what, and how much of the window in all. */
export async function findShifts(page: Page): Promise<{ sum: number; shifts: string[] }> {
  const shifts = await page.evaluate<string[]>('window.shifts');
  return { sum: shifts.reduce((sum, one) => sum + Number.parseFloat(one), 0), shifts };
}

/** Notes when the first table of a document is there, ms after it was asked for. */
const WATCH_TABLE = `new MutationObserver((_, watch) => {
    if (document.querySelector('main table') === null) return;
    window.tableAt = performance.now();
    watch.disconnect();
  }).observe(document, { childList: true, subtree: true })`;

/** Milliseconds from the request for the document to its first content, and to its first table, on this machine as busy as it is. */
export const firstView = (page: Page): Promise<{ paint: number; table: number }> =>
  page.evaluate(
    `({ paint: Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime), table: Math.round(window.tableAt) })`,
  );

/** Types a number into a field and says after how many milliseconds the first line of a picture is another one. */
export const typedToDrawn = (page: Page, field: string, typed: string, line: string): Promise<number> =>
  page.evaluate(`new Promise((resolve) => {
    const field = ${field};
    const shape = () => [...document.querySelectorAll(${JSON.stringify(line)})].map((one) => one.getAttribute('d')).join();
    const before = shape();
    const began = performance.now();
    new MutationObserver((_, watch) => {
      if (shape() === before) return;
      watch.disconnect();
      requestAnimationFrame(() => resolve(Math.round(performance.now() - began)));
    }).observe(document.body, { childList: true, subtree: true, attributes: true });
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, ${JSON.stringify(typed)});
    field.dispatchEvent(new Event('input', { bubbles: true }));
  })`);
