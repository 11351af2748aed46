import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import commonjs from '@rollup/plugin-commonjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { literalsHtmlCssMinifier } from '@literals/rollup-plugin-html-css-minifier';
import type { RollupOptions } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';

interface Door {
  readonly types?: string;
  readonly default?: string;
}
interface Package {
  readonly exports: Readonly<Record<string, string | Door>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

// The doors are named once, in package.json; each is built from the source at the same place.
const { exports, bin, dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Package;
const bundle = 'dist/milestone-kit.bundle.js';
const outputs = [...Object.values(exports), ...Object.values(bin)]
  .map((door) => (typeof door === 'string' ? door : door.default))
  .filter((path) => path !== undefined && path.endsWith('.js'))
  .map((path) => String(path).replace('./', ''));
const sources = outputs.filter((path) => path !== bundle).map((path) => path.replace(/^dist\/(.*)\.js$/, '$1.ts'));

const isInstalled = (id: string): boolean =>
  isBuiltin(id) || Object.keys(dependencies).some((name) => id === name || id.startsWith(`${name}/`));

// Sources are found by the compiler, not by the resolver of packages: that one would believe `sideEffects`, which speaks
// of dist, and drop what registers.
const compile = [
  literalsHtmlCssMinifier({ include: 'src/**/*.ts', failOnError: true }),
  esbuild({ target: 'es2022', tsconfig: 'tsconfig.json' }),
];
const treeshake: RollupOptions['treeshake'] = { moduleSideEffects: (id) => id.endsWith('/define.ts') };
const onwarn: RollupOptions['onwarn'] = (warning) => {
  throw new Error(warning.message);
};

/** Modules kept apart, so that a bundler takes what a page uses. */
const modules: RollupOptions = {
  input: sources,
  external: isInstalled,
  plugins: compile,
  treeshake,
  onwarn,
  output: {
    dir: 'dist',
    format: 'es',
    preserveModules: true,
    preserveModulesRoot: '.',
    sourcemap: true,
    generatedCode: 'es2015',
  },
};

/** One file with nothing left to resolve, for `<script type="module">`. */
const selfContained: RollupOptions = {
  input: 'src/bundle.ts',
  plugins: [...compile, nodeResolve({ browser: true }), commonjs()],
  treeshake,
  onwarn,
  output: {
    file: bundle,
    format: 'es',
    inlineDynamicImports: true,
    generatedCode: 'es2015',
    plugins: [terser({ ecma: 2020, module: true })],
  },
};

export default [modules, selfContained];
