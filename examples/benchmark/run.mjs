/**
 * milestone-kit beside the free charts: one machine, one browser, one run, the same plan, each in its own best settings.
 * `npm install && npm start` here, after `npm ci && npm run build` at the top.
 *
 * npm start -- --items 10000 --only milestone-kit,svar --json
 */
import { brotliCompressSync } from 'node:zlib';
import { parseArgs } from 'node:util';

import { build } from 'esbuild';
import { makePlan } from 'milestone-kit/testing';
import { chromium } from 'playwright';

import { browserFlags, findBrowser } from '../../.ci/browser.mjs';
import { serve } from './serve.mjs';
import { frameWork } from './trace.mjs';

const charts = ['floor', 'milestone-kit', 'dhtmlx', 'svar', 'vis', 'frappe'];
const { values: options } = parseArgs({
  options: {
    items: { type: 'string', default: '10000' },
    repeat: { type: 'string', default: '3' },
    only: { type: 'string', default: charts.join() },
    json: { type: 'boolean', default: false },
  },
});
const frames = 120;

const plan = makePlan({ items: Number(options.items), seed: 1 });
const parents = new Set(plan.milestones.map((item) => item.parentId));
const shared = {
  ...plan,
  milestones: plan.milestones.map((item) => ({ ...item, hasChildren: parents.has(item.id) })),
  firstDay: Math.min(...plan.milestones.map((item) => Date.parse(item.startsOn ?? item.dueOn))),
};

/** What loads on use is not what a page waits for. */
const withoutLoadedOnUse = {
  name: 'without-loaded-on-use',
  setup: ({ onResolve }) => onResolve({ filter: /./ }, ({ kind, path }) =>
    kind === 'dynamic-import' ? { path, external: true } : undefined),
};

async function bundle(chart, entry, plugins = []) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    outdir: 'out',
    plugins,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    alias: { chart: `./charts/${chart}.js` },
    loader: { '.woff': 'empty', '.woff2': 'empty' },
    absWorkingDir: import.meta.dirname,
  });
  const text = (ending) => outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  return { script: text('.js'), style: text('.css') };
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function measure(browser, chart) {
  const { script, style } = await bundle(chart, 'page.js');
  const code = await bundle(chart, `charts/${chart}.js`, [withoutLoadedOnUse]);
  const html = '<!doctype html><html lang="en"><meta charset="utf-8"><link rel="stylesheet" href="/style.css">'
    + '<style>html,body{margin:0}#container{width:1280px;height:800px}#container>*,.wx-theme{height:100%}</style>'
    + '<div id="container"></div>'
    + '<script type="module" src="/script.js"></script></html>';
  const server = await serve({
    '/': { type: 'text/html', body: html },
    '/script.js': { type: 'text/javascript', body: script },
    '/style.css': { type: 'text/css', body: style },
    '/plan.json': { type: 'application/json', body: JSON.stringify(shared) },
  });
  const result = { code: brotliCompressSync(code.script).length / 1024 };
  const first = [];
  const repeat = chart === 'frappe' ? 1 : Number(options.repeat);
  for (let round = 0; round < repeat; round += 1) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.on('pageerror', (error) => console.error(`${chart}: ${error.message}`));
    await page.goto(server.url);
    await page.waitForFunction(() => window.bench);
    await page.evaluate(async () => { window.plan = await (await fetch('/plan.json')).json(); });
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
    first.push(await page.evaluate(() => window.bench.mount(window.plan)));
    if (round === repeat - 1) {
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
      result.scroll = await frameWork(browser, page, () =>
        page.evaluate((count) => window.bench.move('vertical', 120, count), frames));
      result.pan = await frameWork(browser, page, () =>
        page.evaluate((count) => window.bench.move('horizontal', 12, count), frames));
    }
    await page.close();
  }
  server.close();
  return { ...result, first: median(first) };
}

const executablePath = await findBrowser();
const browser = await chromium.launch({ executablePath, args: browserFlags });
const results = {};
for (const chart of charts.filter((name) => options.only.split(',').includes(name))) {
  results[chart] = await measure(browser, chart);
  if (!options.json) console.error(`measured ${chart}`);
}
await browser.close();

if (options.json) {
  console.log(JSON.stringify({ items: plan.milestones.length, results }, null, 2));
} else {
  const ours = results['milestone-kit'];
  const cell = (value, digits) => (value === undefined ? '–' : value.toFixed(digits)).padStart(9);
  const row = (label, pick, digits) => {
    console.log(label.padEnd(34) + Object.values(results).map((result) => cell(pick(result), digits)).join(''));
    if (!ours) return;
    const ratio = (result) => (pick(result) === undefined ? undefined : pick(result) / pick(ours));
    console.log('  … as a ratio to milestone-kit'.padEnd(34)
      + Object.values(results).map((result) => cell(ratio(result), 2)).join(''));
  };
  console.log(`${plan.milestones.length} items, 1280 × 800, median of ${options.repeat}`);
  console.log(''.padEnd(34) + Object.keys(results).map((name) => name.slice(0, 9).padStart(9)).join(''));
  row('data to first complete paint, ms', (result) => result.first, 0);
  row('work a frame, scrolling, mean ms', (result) => result.scroll?.mean, 1);
  row('work a frame, scrolling, worst ms', (result) => result.scroll?.worst, 1);
  row('work a frame, panning, mean ms', (result) => result.pan?.mean, 1);
  row('work a frame, panning, worst ms', (result) => result.pan?.worst, 1);
  row('code, brotli KB', (result) => result.code, 0);
}
