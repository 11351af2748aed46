// Runs every test and check of the project, goes on after one that fails, and adds up the numbers.
//   npm test                   everything
//   npm test -- lint browser   these steps only
//   npm run test:long          everything, what is random many times over
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findBrowser } from './browser.mjs';

const results = resolve('.cache/results');
const bin = (name) => join('node_modules', '.bin', name);
const check = (name, ...commands) => ({ name, commands, count: undefined });

function countVitest(path) {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(path, 'utf8'));
  const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0);
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}

function vitest(name, projects = [name]) {
  const path = join(results, `${name}.json`);
  const chosen = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${path}`];
  return { name, commands: [[bin('vitest'), 'run', ...chosen, ...reporters]], count: () => countVitest(path) };
}

function webTestRunner(name) {
  const path = join(results, `${name}.json`);
  return {
    name,
    commands: [[bin('wtr')]],
    env: { MILESTONE_KIT_RESULTS: path },
    count: () => JSON.parse(readFileSync(path, 'utf8')),
  };
}

const afterBuild = (step) => ({ ...step, needsBuild: true });

const steps = [
  check('types', [bin('tsc'), '-p', 'tsconfig.json']),
  check('pure types', [bin('tsc'), '-p', 'tsconfig.pure.json']),
  check('lint', [bin('eslint'), '.']),
  check('walls', ['npm', 'run', '--silent', 'walls']),
  vitest('sdk', ['sdk', 'walls']),
  webTestRunner('browser'),
  check('build', ['npm', 'run', '--silent', 'build']),
  check('unused', [bin('knip')]),
  afterBuild(check('sizes', [bin('size-limit')])),
  afterBuild(vitest('package')),
  afterBuild(check('example types', [bin('tsc'), '-p', 'tsconfig.examples.json'])),
  afterBuild(vitest('examples')),
  vitest('stories'),
];

function run([command, ...args], env) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env, CHROME_PATH: browser, CI: '1', NO_COLOR: '1', FORCE_COLOR: '0', TZ: 'America/St_Johns' },
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (data) => { output += data; });
    child.stderr.on('data', (data) => { output += data; });
    child.on('error', (error) => done({ ok: false, output: error.message }));
    child.on('close', (code) => done({ ok: code === 0, output }));
  });
}

/** Runs one step to its first failing command; numbers that cannot be read count as one failure. */
async function runStep({ commands, count, env }) {
  let output = '';
  let ok = true;
  for (const command of commands) {
    const result = await run(command, env);
    output += result.output;
    ok = result.ok;
    if (!ok) break;
  }
  if (count === undefined) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, output };
  try {
    const { passed, failed } = count();
    // A runner that fails with every test green has still failed: an unhandled error, say. So has one without tests.
    return { passed, failed: failed === 0 && (!ok || passed === 0) ? 1 : failed, output };
  } catch {
    return { passed: 0, failed: 1, output };
  }
}

const lastLines = (text, most) => {
  const lines = text.trimEnd().split('\n');
  return (lines.length > most ? [`… ${lines.length - most} lines before`, ...lines.slice(-most)] : lines).join('\n');
};

const args = process.argv.slice(2);
const isLong = args.includes('--long');
const chosen = args.filter((arg) => !arg.startsWith('--'));
const known = new Set(steps.map(({ name }) => name));
const unknown = chosen.filter((name) => !known.has(name));
if (unknown.length > 0) {
  console.error(`No step is called ${unknown.join(', ')}. There are: ${[...known].join(', ')}.`);
  process.exit(2);
}
const times = (name) => (isLong ? { sdk: 20, browser: 5 }[name] ?? 1 : 1);
const plan = steps
  .filter(({ name }) => chosen.length === 0 || chosen.includes(name))
  .flatMap((step) => Array.from({ length: times(step.name) }, () => step));

mkdirSync(results, { recursive: true });
// Found, or fetched, once for all steps.
const browser = await findBrowser().catch((error) => {
  console.error(error.message);
  return '';
});
let isBuilt = true;
const total = { passed: 0, failed: 0 };
for (const step of plan) {
  if (step.needsBuild && !isBuilt) {
    console.log(`✗ ${step.name}: not run, there is no build`);
    total.failed += 1;
    continue;
  }
  rmSync(join(results, `${step.name}.json`), { force: true });
  const began = Date.now();
  const { passed, failed, output } = await runStep(step);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  const numbers = step.count ? `${passed} passed${failed > 0 ? `, ${failed} failed` : ''}` : failed > 0 ? 'failed' : 'passed';
  console.log(`${failed > 0 ? '✗' : '✓'} ${step.name}: ${numbers} (${seconds} s)`);
  if (failed > 0) console.log(lastLines(output, 150).replace(/^/gm, '    '));
  if (step.name === 'build') isBuilt = failed === 0;
  total.passed += passed;
  total.failed += failed;
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
