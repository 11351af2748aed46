// Finds a Chromium for the tests, and gets one where there is none.
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const onThePath = [
  'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge',
  'microsoft-edge-stable', 'msedge',
];
const elsewhere = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((name) => {
    const folder = process.env[name];
    return folder === undefined ? [] : [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ];
  }),
};

/** As root a sandbox cannot start; the rest keeps the browser from looking for a network. */
export const browserFlags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installedBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const candidates = [
    ...onThePath.flatMap((name) => folders.map((folder) => join(folder, name + suffix))),
    ...(elsewhere[process.platform] ?? []),
  ];
  return candidates.find(isExecutable);
}

async function playwrightBrowser() {
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

const run = (command, args) => execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });

function installFromDebian() {
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  return installedBrowser();
}

async function downloadWithPlaywright() {
  run(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium']);
  return playwrightBrowser();
}

/** A Chromium that an npm package carries, for a machine that reaches nothing but a package registry (Linux only). */
async function unpackFromRegistry() {
  const folder = resolve('.cache/browser');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  run(npm, ['install', '--prefix', folder, '--no-save', '--no-package-lock', '@sparticuz/chromium']);
  const entry = createRequire(join(folder, 'package.json')).resolve('@sparticuz/chromium');
  const { default: chromium } = await import(pathToFileURL(entry).href);
  return chromium.executablePath();
}

/**
 * Path of a Chromium, Chrome or Edge: the one CHROME_PATH names, else an installed one, else one that is installed now.
 *
 * @throws {Error} when CHROME_PATH names nothing that runs, or when no way to get a browser works
 */
export async function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== '') {
    if (!isExecutable(named)) throw new Error(`CHROME_PATH is ${named}, which cannot be run`);
    return named;
  }
  const present = installedBrowser() ?? (await playwrightBrowser());
  if (present !== undefined) return present;

  const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const ways = [...(isDebianRoot ? [installFromDebian] : []), downloadWithPlaywright, unpackFromRegistry];
  const failures = [];
  for (const install of ways) {
    try {
      const path = await install();
      if (path !== undefined) return path;
    } catch (error) {
      failures.push(error.message);
    }
  }
  throw new Error(`No browser found. Install Chromium, or name one in CHROME_PATH.\n${failures.join('\n')}`);
}

if (process.argv[1] === import.meta.filename) console.log(await findBrowser());
